import { expect } from '@playwright/test';
import { excerpts, selfCheck, survey } from './journey/answers';
import { contract, inquire } from './journey/company';
import { danger } from './journey/danger';
import { book, choose, introduce, register } from './journey/employee';
import { blind, invite, programs, upload } from './journey/hr';
import { read, release } from './journey/report';
import { newStory } from './journey/story';
import { edit, hold, see } from './journey/talk';
import { Cast } from './support/cast';
import { test } from './support/test';

test('from an inquiry to the report, through the pages only', async ({ browser }, info) => {
  test.setTimeout(600_000);
  const story = newStory(`${info.project.name}${Date.now().toString(36)}`);
  const cast = new Cast(browser);
  const { step } = test;
  await step('a visitor asks for a talk', () => inquire(cast, story));
  await step('the operator records the hearing and enters the contract', () => contract(cast, story));
  await step('HR chooses the programs', () => programs(cast, story));
  await step('HR uploads the roster in Shift_JIS, with a wrong row', () => upload(cast, story));
  await step('HR invites', () => invite(cast, story));
  const before = await step('what HR sees before anybody registers', () => blind(cast, story));
  await step('an employee registers privately, signs in and consents', () => register(cast, story));
  await step('the employee tells some wishes', () => introduce(cast, story));
  await step('the employee reads ten proposals, compares and searches', () => choose(cast, story));
  const talk = await step('the employee nominates, takes a time and books', () => book(cast, story));
  await step('HR sees the same as before', async () => expect(await blind(cast, story)).toEqual(before));
  await step('the consultant sees the booking in the week', () => see(cast, talk));
  await step('the consultant edits the own profile beside its preview', () => edit(cast, talk));
  await step('the talk takes place and is recorded', () => hold(cast, story, talk));
  // Once: consultants and operators work at a desk, and pages.spec.ts looks at these pages on a phone.
  if (info.project.name === 'desk') await step('a life is in danger: SOS, acting alone, a second person, and the employee reads who looked', () => danger(cast, story, talk));
  await step('the employee answers the survey', () => survey(cast, story, talk));
  await step('the employee does the self-check', () => selfCheck(cast, story));
  await step('the employee decides on the excerpts', () => excerpts(cast, story));
  await step('the operator releases the report', () => release(cast, story, talk));
  await step('HR reads it: no figure, no name', () => read(cast, story, talk));
  await cast.leave();
  // The browser writes refusals to the console; the one of the company address is the test's own doing.
  expect(cast.wrong.filter((w) => !/status of 422 .*\/registrations$/.test(w))).toEqual([]);
});
