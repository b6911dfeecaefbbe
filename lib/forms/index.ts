export { confirmByForm } from "./confirm-post";
export { problemBody, problemHeaders, type Problem, type ProblemCode } from "./problem";
export { readBody, readForm, type ReadForm } from "./read-form";
export { signByCall } from "./sign-call";
export { signByForm, visitorOf, type PostContext } from "./sign-post";
