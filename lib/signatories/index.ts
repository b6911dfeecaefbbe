export { listNewestSignatories, listNotables, listSignatories } from "./list";
