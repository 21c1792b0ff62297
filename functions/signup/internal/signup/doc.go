// Package signup is the way into the service: inquiries, contracts, rosters, invitations, accounts, consents and
// consultants. It owns the table <stage>-signup; everything it tells other contexts is an event with, where a person is
// concerned, a claim beside it.
//
// Two rules shape it. The company may not learn who registered: what HR calls reads the roster and the company only, and
// the link from a roster entry to an account stands in a partition that no such call touches. And every command may be
// repeated: the second time it gives the first answer.
package signup
