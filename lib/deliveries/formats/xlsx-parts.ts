const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageTypes = "http://schemas.openxmlformats.org/package/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook that do not depend on its rows, by path (ECMA-376, parts 1 and 2). */
export function bookParts(sheetName: string, sheets: number): [path: string, xml: string][] {
  const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
  return [
    ["[Content_Types].xml", contentTypes(numbers)],
    ["_rels/.rels", packageRelations],
    ["xl/workbook.xml", workbook(sheetName, numbers)],
    ["xl/_rels/workbook.xml.rels", workbookRelations(numbers)],
    ["xl/styles.xml", styles],
  ];
}

function contentTypes(numbers: number[]): string {
  const sheets = numbers.map(
    (number) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  return `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.join("")}</Types>`;
}

const packageRelations = `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

function workbook(sheetName: string, numbers: number[]): string {
  const sheets = numbers.map((number) => {
    const name =
      numbers.length > 1 ? `${sheetName.slice(0, 24)} ${number}` : sheetName.slice(0, 31);
    return `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${number}"/>`;
  });
  return `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function workbookRelations(numbers: number[]): string {
  const sheets = numbers.map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${relationships}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  return `${head}<Relationships xmlns="${packageTypes}/relationships">${sheets.join("")}<Relationship Id="rIdStyles" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`;
}

/** Number format 49 is text ("@"), so that a cell that is edited stays text; 14 is a day. */
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** `A1`, `B1` …; a list has few columns. */
export function cellReference(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row}`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text inside XML. What XML 1.0 cannot hold never gets into a name: control characters are refused. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign]!);
}
