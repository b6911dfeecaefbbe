export {
  countCampaign,
  findSignable,
  findStatement,
  findStatementTitle,
  listStatements,
} from "./find";
