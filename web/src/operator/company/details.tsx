import { Departments } from '../departments';
import { Component as CompanyDocuments } from '../company_documents';
import { Component as CompanyHr } from '../company_hr';
import type { CompanyView } from '../../api/schema/signup';
import { UsePanel } from './use';

export { Component as Desk } from '../../desk/contract';

/** What stands below a company's contract, and comes after it. */
export function Details({ company: c }: { company: CompanyView }) {
  return (
    <>
      <UsePanel company={c} />
      <CompanyDocuments company={c.company_id} />
      <CompanyHr company={c.company_id} />
      <Departments departments={c.departments ?? []} />
    </>
  );
}
