import type { Report } from '../api/schema/reports';
import { Comparison } from './comparison';
import { HeldBack } from './held_back';
import { Slices } from './slices';
import { Stress } from './stress';
import { Topics } from './topics';
import { Excerpts, PooledTalks, Voices } from './voices';

/** The parts of a report behind its summary, findings and chapters: a file of its own, which is loaded after those. */
export function Details({ report }: { report: Report }) {
  return (
    <>
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
