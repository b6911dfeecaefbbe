export {
  moveEntry,
  publishEntry,
  removeEntry,
  restoreEntry,
  unpublishEntry,
} from "./arrange-timeline";
export { closeCampaign, findClosing, reopenCampaign } from "./closing";
export { findClosingNotice } from "./closing-notice";
export { findCampaign, findCampaignHome, findCampaignPage, listTimeline } from "./find";
export { findEditableEntry, findTimeline } from "./find-timeline";
export { findFunnels } from "./funnel";
export { findOverview } from "./overview";
export { changeIntroduction, findIntroduction } from "./introduction";
export { countWaitingBeside } from "./waiting";
export { markBackup } from "./mark";
export {
  changePhotograph,
  findImage,
  findPhotographSettings,
  removePhotograph,
} from "./photograph";
export { changeSettings, findSettings } from "./settings";
export { changeSiteText, findSiteTexts } from "./site-texts";
export { saveEntry, type SaveEntryWish } from "./save-entry";
export { changeSituation } from "./situation";
