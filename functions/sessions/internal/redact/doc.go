// Package redact removes from a text what could name somebody: persons, organisations, places, products, teams, identifying numbers,
// days and contact data. What was removed or made coarser shows as a mark of its type in ［］.
//
// It needs no dictionary: shapes (numbers, honorifics, legal forms) are found by rules, everything else by the model of package
// tagger. The names of a roster go first and always; tokens, where there are any, only help to tell a short name from a word.
package redact
