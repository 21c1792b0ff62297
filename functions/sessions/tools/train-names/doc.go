// Command train-names learns the model of names of package redact.
//
//	train-names -data names.jsonl -out functions/sessions/internal/redact/model/names.bin
//	train-names -data names.jsonl -cv 5 [-predictions FILE]
//
// The data are JSON Lines {"text","entities":[{"name","span":[start,end],"type"}]} as in the set NER-Wikipedia of Stockmark (CC BY-SA 3.0),
// which is not part of this repository; spans count runes. To them come sentences of our own (talk.txt), since people do not talk at
// work as an encyclopedia writes. The same data and flags always give the same model.
//
// With -cv N the sentences are dealt into N parts; each is redacted by a model learnt from the others, through the product's own code,
// and the figures are printed.
package main
