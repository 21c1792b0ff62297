import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes another operator with the product's own command, as whoever runs the service would. */
export function makeOperator(email: string, name: string): void {
  const lines = readFileSync(join(process.env.KIKITE_DATA ?? '', 'environment/kikite-local-signup-api.env'), 'utf8').split(/\s+/).filter(Boolean);
  const env = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  execFileSync(join(import.meta.dirname, '../../../build/operator'), ['-email', email, '-name', name], { env: { ...process.env, ...env } });
}
