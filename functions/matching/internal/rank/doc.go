// Package rank learns, from whom people chose and how they rated talks, whom another person will want to talk to.
//
// It knows neither consultants nor employees, only two sides with texts and attributes, so that the trainer of the product and the
// command-line tool learn and rank with the same code. What it learns is readable: a weight per feature, an effect per expert
// with its standard deviation.
package rank
