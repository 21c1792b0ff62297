import type { Report } from '../api/schema/reports';
import { Chapters } from './chapters';
import { Comparison } from './comparison';
import { Heat } from './heat';
import { HeldBack } from './held_back';
import { Slices } from './slices';
import { Stress } from './stress';
import { Topics } from './topics';
import { Excerpts, PooledTalks, Voices } from './voices';

export { Proposals } from './proposals';

/** The parts of a report behind its summary and findings: a file of its own, which is loaded after those. */
export function Details({ report }: { report: Report }) {
  return (
    <>
      <Heat report={report} />
      <Chapters report={report} />
      <Slices report={report} />
      <Comparison report={report} />
      <Stress report={report} />
      <Topics report={report} />
      <Excerpts report={report} />
      <Voices report={report} />
      <PooledTalks report={report} />
      <HeldBack report={report} />
    </>
  );
}
