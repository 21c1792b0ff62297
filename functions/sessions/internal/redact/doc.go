// Package redact removes from a text what could name somebody: persons, companies, places, products, teams, identifying
// numbers, dates and contact data. What was removed shows as a mark of its type. It prefers losing an ordinary word to keeping a
// name.
package redact
