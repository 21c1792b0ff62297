/** Why a workbook is not read: it fetches from elsewhere or does something, unpacks to more than a roster can be, or is none. */
export type NoWorkbook = 'external_links' | 'macros' | 'too_much' | 'not_workbook';

/** The parts of a workbook; each is unpacked when it is asked for. The limits are those of the service. */
export interface Parts {
  text: (name: string) => Promise<string | undefined>;
}

const most = { parts: 1_000, bytes: 64 * 1024 * 1024 } as const;

const unwanted = (name: string): NoWorkbook | undefined => {
  if (/^xl\/(externallinks\/|connections|querytables\/|webextensions\/)|^customui\//.test(name)) return 'external_links';
  return /vbaproject|xl\/(activex|embeddings|macrosheets|dialogsheets)\//.test(name) ? 'macros' : undefined;
};

/** Lists a ZIP archive by its directory at the end (APPNOTE 4.3.12) and looks at the names before anything is unpacked. */
export function unzip(bytes: Uint8Array<ArrayBuffer>): Parts | NoWorkbook {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return 'not_workbook';
  const count = view.getUint16(end + 10, true);
  if (count > most.parts) return 'too_much';
  const places = new Map<string, { at: number; packed: number; method: number }>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return 'not_workbook';
    const [name, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const key = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)).toLowerCase();
    const refused = unwanted(key);
    if (refused) return refused;
    places.set(key, { at: view.getUint32(at + 42, true), packed: view.getUint32(at + 20, true), method: view.getUint16(at + 10, true) });
    at += 46 + name + extra + comment;
  }
  let left: number = most.bytes;
  return {
    text: async (name) => {
      const place = places.get(name.toLowerCase());
      if (!place || place.at + 30 > bytes.length) return undefined;
      const begin = place.at + 30 + view.getUint16(place.at + 26, true) + view.getUint16(place.at + 28, true);
      const packed = bytes.subarray(begin, begin + place.packed);
      const out = place.method === 0 ? packed : await inflate(packed, left);
      left -= out.length;
      return new TextDecoder().decode(out);
    },
  };
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

/** Unpacks no more than it may, whatever the archive says of sizes. */
async function inflate(packed: Uint8Array<ArrayBuffer>, limit: number): Promise<Uint8Array> {
  const source = new Response(packed).body;
  if (!source) return new Uint8Array();
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new TooMuch();
    }
    pieces.push(value);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** More is packed into a workbook than a roster can be. */
export class TooMuch extends Error {}
