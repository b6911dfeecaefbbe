export { deleteUpdate } from "./delete";
export { findUpdate, listUpdates } from "./find";
export { findEditableUpdate, listAllUpdates } from "./list-all";
export { publishAgain, unpublishUpdate, type UnpublishOutcome } from "./publish";
export { saveUpdate, type SaveWish } from "./save";
