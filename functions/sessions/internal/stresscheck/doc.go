// Package stresscheck is the 57-item self-check: the public form 職業性ストレス簡易調査票 and its two scorings, the simple sum and the
// conversion table by sex, with the rules for high stress.
//
// Source of form, table and rules: Ministry of Health, Labour and Welfare (MHLW), 労働安全衛生法に基づくストレスチェック制度実施マニュアル;
// the questionnaire was made by a study group commissioned by the Ministry of Labour (1995–1999) and is free to use.
//
// In this product the form is a voluntary self-check. It is not the statutory ストレスチェック.
package stresscheck
