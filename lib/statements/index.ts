export { checkTranslation } from "./check-translation";
export { compareBodies, compareTexts, startSearch } from "./compare-texts";
export { createStatement } from "./create";
export { discardDraft, saveDraft } from "./draft";
export { saveFacts } from "./facts";
export {
  countCampaign,
  findSignable,
  findStatement,
  findStatementTitle,
  listCurrentStatements,
  listStatements,
} from "./find";
export { findHistory } from "./history";
export { keepStatementTimes } from "./keep-times";
export {
  archiveStatement,
  closeStatement,
  openStatement,
  setStatementTimes,
} from "./open-and-close";
export { moveStatement } from "./order";
export { findPublicVersions } from "./public-versions";
export { publishDraft, setTextStatus } from "./publish";
export { recallStatement } from "./recall";
export { findOpening, findRoom, listRooms } from "./room";
export { findSupersededText } from "./signed-text";
export { listPublications } from "./store";
