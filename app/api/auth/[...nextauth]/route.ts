import { isSameOrigin } from "@/app/_edge/same-origin";
import { answerAuthRequest, isOpenAuthRoute } from "@/lib/accounts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** NextAuth's session, its CSRF token and its sign-out; everything else of it does not exist here. */
async function answer(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  const isOpen = isOpenAuthRoute(request.method, nextauth) && isSameOrigin(request);
  return isOpen
    ? answerAuthRequest(request, context)
    : new Response("Not found\n", { status: 404 });
}

export { answer as GET, answer as POST };
