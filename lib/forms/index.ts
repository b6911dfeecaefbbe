export { confirmByForm } from "./confirm-post";
export { readBody, readForm, type ReadForm } from "./read-form";
export { signByCall } from "./sign-call";
export { signByForm, type PostContext } from "./sign-post";
