import type { SessionView } from '../../api/schema/sessions';
import { Give } from './give';
import { Given } from './given';
import { Notes } from './notes';
import { Transcript } from './transcript';

/** All that is written around a talk: what was handed on and one's notes while it lasts, then the notes, the transcript and a note for the next. */
export default function Texts({ session, talking }: { session: SessionView; talking: boolean }) {
  const id = session.session_id;
  return (
    <>
      {talking && <Given session={id} />}
      <Notes session={id} />
      {!talking && <Transcript session={session} />}
      {!talking && <Give session={id} />}
    </>
  );
}
