// Writes src/api/schema/<context>.ts from the OpenAPI documents. With --check it writes nothing and fails where they differ.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const documents = new URL('../../docs/openapi/', import.meta.url);
const schema = new URL('../src/api/schema/', import.meta.url);
const check = process.argv.includes('--check');
const stale = [];

for (const file of (await readdir(documents)).filter((f) => f.endsWith('.json')).toSorted()) {
  const target = new URL(file.replace('.json', '.ts'), schema);
  const types = await openapi(new URL(file, documents), { rootTypes: true, rootTypesNoSchemaPrefix: true, alphabetize: true });
  const text = `// Generated from docs/openapi/${file} by "npm run openapi".\n${astToString(types)}`;
  if (!check) {
    await writeFile(target, text);
  } else if (text !== (await readFile(target, 'utf8').catch(() => ''))) {
    stale.push(file);
  }
}
if (stale.length > 0) {
  console.error(`The typed client is not what docs/openapi says (${stale.join(', ')}): run "npm run openapi" in web/.`);
  process.exit(1);
}
