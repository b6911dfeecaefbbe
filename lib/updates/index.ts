export { findUpdate, listUpdates } from "./find";
