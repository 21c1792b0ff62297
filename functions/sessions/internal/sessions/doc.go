// Package sessions is the talk, what is asked after it, and what may leave the room: sessions made from bookings, the consultant's
// record, the employee's pulse, self-check and excerpts, and the facts under a pseudonym that all of it becomes.
//
// Items of the table (ciphertexts are sealed with the employee's data key of package vault):
//
//	SES#<session>     SESSION            state, codes and IDs only; further states of a talk, such as an SOS, stand beside it
//	SES#<session>     RECORD             ciphertext of the consultant's record
//	SES#<session>     TRANSCRIPT         ciphertext of the compressed turns of a transcript
//	SES#<session>     PULSE              ciphertext of the answers
//	SES#<session>     ANALYSIS           ciphertext of topics and signals
//	SES#<session>     NOTES#<consultant> ciphertext of the consultant's private notes
//	ACC#<account>     ACCOUNT            replica of signup's account
//	ACC#<account>     SES#<session>      the employee's sessions
//	ACC#<account>     EXC#<excerpt>      ciphertext of a candidate and its decision
//	ACC#<account>     CHECK#<self-check> ciphertext of a self-check
//	ACC#<account>     HND#<session>      ciphertext of a handover note and what its employee decided
//	ACC#<account>     REF#<reflection>   ciphertext of what an employee wrote for themselves
//	ACC#<account>     LASTCHECK          when the last self-check was
//	ACC#<account>     EMERGENCY          ciphertext of what they gave for danger to life
//	SES#<session>     CARE#<signal>      the care entry that this signal made; SOS#<entry> with a ciphertext of place and note
//	CARE#<entry>      ENTRY              an entry of the care queue: codes and IDs
//	CARE#<entry>      OPN#<disclosure>   who opened what, with a ciphertext of the words
//	AUD#<month>       <time>#<random>    the log; names the employee by a random ID of the keys table
//	DUTY              <account>          an operator on call
//	COM#<company>     COMPANY, ROSTER    replicas; REPORT#<month>: that month's report was made
//	BUDGET#<day>      TOKENS             what a remote analyser used that day
//	ACC#<account>     VOICE#<voice>      the employee's voices
//	ACC#<account>     CASE#<case>        the employee's cases
//	VOICE#<voice>     VOICE, ANS#<n>     an employee's words to the company and the answers, ciphertext
//	CASE#<case>       CASE, MSG#<n>      a case and what was written in it, ciphertext
//	COM#<company>     VOICE#<day>#<id>   a voice that left on that day, under the ID that the company knows
//	COM#<company>     BATCH#<day>        whether voices left on that day
//	COM#<company>     CASE#<case>        the company's cases
//	CON#<consultant>  CONSULTANT         replica
//
// The index lists a consultant's sessions by start: gsi1pk CON#<consultant>, gsi1sk <start>#<session>; care entries by rank and age (CAREOPEN, CARECLOSED),
// active operators (OPERATORS) and the log of an employee (AUDOF#<random ID>); the active employees of a company: EMPLOYEES#<company>; the voices that
// wait to leave: VOICES, <company>#<voice>; and the cases that are open: CASES, <case>.
package sessions
