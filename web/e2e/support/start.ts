import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '../../..');
const kept = join(root, 'build/journey-data');
const assembly = 'build/cdk.local';
/** The built client; KIKITE_WEB names another build than that of "npm run build". */
const client = process.env.KIKITE_WEB ?? 'web/dist';

/**
 * Starts a local cloud on a copy of what "make journey DATA=build/journey-data" left: a company that has been through everything,
 * with its report. Tests find its address in KIKITE_URL and who can sign in in KIKITE_PEOPLE; KIKITE_DATA is its folder. Returns how to end it.
 */
export async function start(): Promise<() => Promise<void>> {
  if (!existsSync(join(kept, 'people.json'))) throw new Error('there is no world to look at: "make web-e2e" makes it');
  const data = mkdtempSync(join(tmpdir(), 'kikite-web-'));
  cpSync(kept, data, { recursive: true, filter: (from) => from !== join(kept, 'code') }); // the cloud takes the functions' code from the assembly
  rmSync(join(data, 'address'), { force: true });
  const cloud = spawn('build/local', ['--assembly', assembly, '--data', data, '--port', '0', '--web', client], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  process.env.KIKITE_URL = await address(cloud, join(data, 'address'));
  process.env.KIKITE_DATA = data;
  process.env.KIKITE_PEOPLE = readFileSync(join(kept, 'people.json'), 'utf8');
  return async () => {
    const ended = new Promise((done) => cloud.once('exit', done));
    cloud.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
}

async function address(cloud: ChildProcess, file: string): Promise<string> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
    if (cloud.exitCode !== null) throw new Error(`the local cloud stopped with ${cloud.exitCode}`);
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (text !== '') return text.replace(/\/$/, '');
  }
  throw new Error('the local cloud was not ready within a minute');
}
