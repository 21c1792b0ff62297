// Package polarity judges whether a short Japanese text is spoken in a negative, neutral or positive way, by a linear softmax over
// hashed character n-grams. The model file is learnt from public dialogues by tools/train-polarity and carries its own licence, which
// lies beside it.
package polarity
