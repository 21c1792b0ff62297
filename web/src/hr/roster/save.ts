import { saveFile } from '../../parts/save_file';
import { writeCsv } from './csv';

/** Hands the browser a CSV to save, with the mark by which Excel knows UTF-8. */
export function saveCsv(filename: string, rows: readonly (readonly string[])[]): void {
  saveFile(new Blob(['\uFEFF', writeCsv(rows)], { type: 'text/csv;charset=utf-8' }), filename);
}
