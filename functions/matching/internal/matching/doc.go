// Package matching proposes to an employee the ten consultants they will want to talk to, and lets them search and choose.
//
// The context keeps consultants, their open time, companies and accounts as other contexts last told them, and the employees'
// own matching profiles. A profile is personal: it is in no event and in no log, and dies with the account. Nothing about
// anybody's health is asked for, received or used.
//
// Answers come from memory: an Index made from a versioned snapshot in S3 and kept current by the change log in the table.
package matching
