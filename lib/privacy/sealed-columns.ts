import {
  addressContext,
  deliveryFileContext,
  detailsContext,
  mailContext,
  notableRemovalContext,
} from "./sealing";

/** A column whose values `seal` made, and what each of them is bound to. */
export type SealedColumn = {
  table: string;
  /** The primary key, a UUID. */
  id: string;
  column: string;
  /** SQL for the text that tells to whom a row `t` belongs. */
  owner: string;
  contextOf: (owner: string) => string;
  /** SQL that tells this column's rows from others' of the same table. */
  where?: string;
};

const fromHex = (owner: string) => Buffer.from(owner, "hex");
const signer =
  "(SELECT encode(s.email_fingerprint, 'hex') FROM signature s WHERE s.id = t.signature_id)";

/**
 * Everything in the database that is sealed. A column that is not here keeps its old key after a
 * rotation, and would be lost with it: a test compares this with the database's own catalogue.
 */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: "signer_address",
    id: "signature_id",
    column: "sealed",
    owner: signer,
    contextOf: (owner) => addressContext(fromHex(owner)),
  },
  {
    table: "signature",
    id: "id",
    column: "sealed",
    owner: "encode(t.email_fingerprint, 'hex')",
    contextOf: (owner) => detailsContext(fromHex(owner)),
  },
  {
    table: "mail_message",
    id: "id",
    column: "recipient",
    owner: signer,
    contextOf: (owner) => addressContext(fromHex(owner)),
    where: "t.signature_id IS NOT NULL",
  },
  {
    table: "mail_message",
    id: "id",
    column: "recipient",
    owner: "t.id::text",
    contextOf: mailContext,
    where: "t.signature_id IS NULL",
  },
  {
    table: "delivery",
    id: "id",
    column: "sealed_file_key",
    owner: "t.id::text",
    contextOf: deliveryFileContext,
  },
  {
    table: "removed_notable",
    id: "id",
    column: "sealed",
    owner: "t.id::text",
    contextOf: notableRemovalContext,
  },
];
