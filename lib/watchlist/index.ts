export { addWatchedName } from "./add-watched-name";
export { listWatchedNames } from "./list-watched-names";
export { removeWatchedName } from "./remove-watched-name";
export { lockLookBack, noteLookBack, queueLookBack } from "./store";
export { forgetNamesRead, isWatchedName } from "./watch";
export { WatchedNames } from "./watched-names";
