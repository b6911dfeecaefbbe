export {
  countCampaign,
  findSignable,
  findStatement,
  findStatementTitle,
  listStatements,
} from "./find";
export { recallStatement } from "./recall";
