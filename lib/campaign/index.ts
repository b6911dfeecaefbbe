export { closeCampaign, findClosing, reopenCampaign } from "./closing";
export { findCampaign, findCampaignHome, findCampaignPage, listTimeline } from "./find";
export { findFunnels } from "./funnel";
export { findOverview } from "./overview";
export { countWaitingBeside } from "./waiting";
