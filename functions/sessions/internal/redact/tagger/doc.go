// Package tagger finds the names in Japanese text with a small model of its own, without a dictionary: a linear-chain conditional random
// field (Lafferty, McCallum and Pereira 2001) over characters. Its features are n-grams of characters, classes of characters and which known
// words (names of persons, places and organisations, common nouns) may lie there. The command train-names makes the model.
package tagger
