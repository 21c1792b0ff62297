import { writeCsv } from './csv';

/** Hands the browser a CSV to save, with the mark by which Excel knows UTF-8. */
export function saveCsv(filename: string, rows: readonly (readonly string[])[]): void {
  saveBlob(filename, new Blob(['\uFEFF', writeCsv(rows)], { type: 'text/csv;charset=utf-8' }));
}

/** Hands the browser a file to save. */
export function saveBlob(filename: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
