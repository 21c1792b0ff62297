// Package localanalyser analyses a talk on the machine itself: morphology by kagome with the IPA dictionary, and three lexicons
// that this project wrote: topics, polarity and signals (folder lexicon). No text leaves the function.
//
// Topics: each term of the lexicon adds its weight once per sentence; the score is 1 − exp(−weight/2), so one plain
// mention gives 0.39, three 0.78. Polarity of a sentence: the sum of its words' polarities, turned by a negation that follows the
// word; of a topic: the sign of the sum over the sentences that mention it.
package localanalyser
