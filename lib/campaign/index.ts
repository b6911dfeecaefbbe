export { closeCampaign, findClosing, reopenCampaign } from "./closing";
export { findCampaign, findCampaignHome, findCampaignPage, listTimeline } from "./find";
export { findOverview } from "./overview";
