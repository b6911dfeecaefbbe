export { confirmByForm } from "./confirm-post";
export { readBody, readForm, type ReadForm } from "./read-form";
export { signByCall } from "./sign-call";
export { signByForm, visitorOf, type PostContext } from "./sign-post";
