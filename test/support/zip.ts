/** Writes ZIP archives, honest or hostile: every field of the directory can lie. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly store?: boolean;
  /** What the directory claims instead of the truth. */
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  readonly encrypted?: boolean;
  /** Points at the bytes of the part before it. */
  readonly sameBytesAsBefore?: boolean;
}

export function zip(parts: readonly ZipPart[]): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  let before = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const data = Buffer.from(part.data);
    const packed = part.store === true ? data : deflateRawSync(data, { level: 1 });
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.encrypted === true ? 1 : 0, 2);
    common.writeUInt16LE(part.store === true ? 0 : 8, 4);
    common.writeUInt32LE(part.claimedCrc ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.claimedSize ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(part.sameBytesAsBefore === true ? before : offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name);
    if (part.sameBytesAsBefore === true) continue;
    files.push(Buffer.from('PK\x03\x04', 'latin1'), common, name, packed);
    before = offset;
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(
    directory.reduce((sum, one) => sum + one.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of a workbook around one sheet's own XML. */
export function workbookParts(sheet: string): ZipPart[] {
  return [
    { name: '[Content_Types].xml', data: `${XML}<Types/>` },
    {
      name: 'xl/workbook.xml',
      data: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: `${XML}<worksheet xmlns="${MAIN}">${sheet}</worksheet>` },
  ];
}

const cell = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Rows of texts as `<row>` elements, from row 1. */
export function sheetRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (cells, y) =>
        `<row r="${y + 1}">${cells.map((text, x) => cell(`${'ABCDEFGH'[x]}${y + 1}`, text)).join('')}</row>`,
    )
    .join('');
}
