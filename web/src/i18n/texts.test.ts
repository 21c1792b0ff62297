import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages, namespaces } from '.';

const folder = `${import.meta.dirname}/`;
const load = (language: string, name: string) => flatten(JSON.parse(readFileSync(`${folder}${language}/${name}.json`, 'utf8')) as object);

function flatten(texts: object, above = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null ? [...flatten(value, `${above}${key}.`)] : [[`${above}${key}`, String(value)] as const],
    ),
  );
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

// The plural forms differ between languages; everything before the suffix must not.
const base = (key: string) => key.replace(/_(one|other)$/, '');
const variables = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((m) => m[1]).toSorted();

describe('texts', () => {
  it('has a file for every namespace and none besides', () => {
    for (const language of languages) {
      expect(readdirSync(folder + language).toSorted()).toEqual(namespaces.map((n) => `${n}.json`).toSorted());
    }
  });

  it.each(namespaces)('%s says the same things in both languages', (name) => {
    const ja = load('ja', name);
    const en = load('en', name);
    expect([...new Set([...en.keys()].map(base))].toSorted()).toEqual([...new Set([...ja.keys()].map(base))].toSorted());
    expect([...ja, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
    const differ = [...ja].filter(([key, text]) => {
      const other = en.get(key) ?? en.get(`${base(key)}_other`) ?? '';
      return variables(other).join() !== variables(text).join();
    });
    expect(differ).toEqual([]);
  });

  it.each(namespaces)('%s is English in English', (name) => {
    expect([...load('en', name)].filter(([key, text]) => japanese.test(text) && !key.startsWith('language.'))).toEqual([]);
  });

  it.each(namespaces)('%s is Japanese in Japanese', (name) => {
    const foreign = [...load('ja', name)].filter(([, text]) => {
      const words = text.replaceAll(/{{.*?}}|https?:\S+|[\w-]+\.\w{3}\b|Kikite|English/g, '');
      return /[a-z]{4,}/i.test(words) && !japanese.test(words);
    });
    expect(foreign).toEqual([]);
  });
});
