package redact_test

import (
	"strings"
	"testing"

	"kikite/functions/sessions/internal/morph"
	"kikite/functions/sessions/internal/redact"
)

// talk is what people may say at work. What stands in braces must go, with the kind of its mark; everything else must stay. None of
// the sentences was used for learning.
func talk() []string {
	return strings.Split(strings.TrimSpace(`
今日の朝礼で{人:小笠原}さんがいきなり私の名前を出してきて。
{人:柴田}課長補佐に資料を出したら突き返されました。
チームリーダーの{人:八木}さんは残業を減らそうとしてくれています。
{人:橋爪}部長と{人:二階堂}次長の言うことが毎回違うんです。
新人の{人:古賀}くん、また同じミスをしていて。
{人:三浦真帆}さんが産休に入ってから手が足りません。
{人:新垣}先輩みたいに働きたいと思っていました。
派遣の{人:ホアン}さんが一番頑張っています。
{人:パク}さんは韓国の方で、日本語がとても上手です。
店長の{人:マイケル}が店のルールを急に変えました。
{人:ふじわら}さんとは同期です。
{人:なつみ}ちゃんに愚痴を聞いてもらいました。
{人:ゆうた}くんが明日から来なくなるらしいです。
みんな{人:のんちゃん}って呼んでいます。
{人:真鍋}が辞めたら私の仕事が倍になります。
{人:岩崎}と{人:平山}に挟まれて、板挟みです。
結局{人:長谷部}に押しつけられました。
この件は{人:上原健吾}に確認してください。
担当が{人:桐谷}に変わってから連絡が来ません。
産業医の{人:宇佐美}先生には話しました。
夫の{人:浩二}が単身赴任中です。
長女の{人:美月}が受験なので早く帰りたいです。
社長の{人:伊集院}は現場を見ません。
{人:大河原}常務が視察に来た日は大変でした。
{人:Suzuki}さんからメールが来ました。
{人:Kimura}-sanと英語で会議をしています。
{人:ミゲル・サントス}と一緒に現場を回りました。
{人:金}さんは通訳もしています。
{人:原}さんの下で三年働きました。
{人:星}くんと{人:林}くんは仲がいいです。
前の会社は{組:日野原電機}という小さなメーカーでした。
{組:三友物産}の担当者から毎日電話が来ます。
{組:株式会社ブルーライン}に出向しています。
{組:有限会社すずらん}の下請けをしています。
いまは{組:東亜システムズ}に常駐しています。
{組:トヨタ}の期間工をしていました。
{組:楽天}から転職してきた人が上司です。
{組:みずほ銀行}の窓口にいました。
{組:ソニー}の子会社で働いています。
労働組合の{組:UAゼンセン}に相談しました。
{所:仙台}に転勤して三年になります。
{所:福岡}から{所:札幌}に異動と言われました。
週に二回、{所:川崎}の工場へ行きます。
{所:新宿駅}で倒れて救急車で運ばれました。
{所:渋谷}のオフィスまで片道九十分です。
{所:慶応病院}に通院しています。
{所:早稲田大学}を出て就職しました。
子どもを{所:ひまわり保育園}に預けています。
実家の{所:熊本}に帰るか迷っています。
{所:名古屋支店}の雰囲気は最悪です。
{所:千葉県船橋市}に住んでいます。
{部:第二営業部}に配属されました。
{部:品質管理課}から{部:開発グループ}へ移りました。
{部:カスタマーサポートチーム}の人数が減りました。
{製:Salesforce}の入力だけで一日が終わります。
{製:Notion}と{製:Kintone}の両方に書かされます。
3月{数:14日}に面談があって、4月{数:1日}付で異動でした。
社員番号は{数:20391}です。
私は{数:47歳}で、部下は皆20代です。
年収は{数:480万円}くらいです。
{数:080-5555-1234}に電話がかかってきます。
{数:hanako@example.com}に送られてきました。
上司に相談しましたが、何も変わりませんでした。
お客様の対応で一日中立ちっぱなしです。
部長と課長の間で話が止まっています。
残業は月に六十時間、休みは月に四日です。
皆さんに支えられてここまで来ました。
たくさんの人に迷惑をかけてしまいました。
お母さんの介護で休みがちです。
パワハラの相談窓口に電話しました。
キャリアの方向性に悩んでいます。
リモートだとコミュニケーションが難しいです。
モチベーションが上がらない日が続いています。
森林の仕事から離れて、少し後悔しています。
原因を調べても、はっきりしませんでした。
金曜の夜はもう動けません。
星の数ほど仕事があると言われました。
平日は帰りが遅く、子どもの寝顔しか見ていません。
働くんだけど、楽しくはないんです。
ちゃんと説明してほしかったです。
メールの返信が遅いと毎回怒られます。
評価面談で納得できる説明がありませんでした。
お客さんに怒鳴られて、足が震えました。
なお、来月からは在宅勤務に戻ります。
あまり眠れていません。
管理職になりたいとは思っていません。
2年前から同じ給料です。
3人で10人分の仕事をしています。
あの人の下ではもう働けないと思います。
プレッシャーとストレスで胃が痛いです。
マネージャーになってから孤独です。
インボイスの処理が増えて大変です。
`), "\n")
}

// The share of names that go and of other text that stays, at least. They are what was reached, rounded down.
const (
	leastRemoved = 0.85
	mostLost     = 0.02
)

func TestRedactTalk(t *testing.T) {
	t.Parallel()
	r := redact.New()
	hits, names, lost, other := map[rune]int{}, map[rune]int{}, 0, 0
	for _, line := range talk() {
		text, kinds := parse(line)
		marks := r.Marks(morph.Normalise(string(text)), nil, nil)
		for i := 0; i < len(text); {
			end := i + 1
			for end < len(text) && kinds[end] == kinds[i] && kinds[i] != 0 {
				end++
			}
			gone := true
			for _, mark := range marks[i:end] {
				gone = gone && mark != ""
			}
			switch {
			case kinds[i] == 0 && gone:
				lost++
				t.Logf("lost %c in %s", text[i], string(text))
			case kinds[i] != 0 && gone:
				hits[kinds[i]]++
			case kinds[i] != 0:
				t.Logf("kept %s in %s", string(text[i:end]), string(text))
			}
			if kinds[i] == 0 {
				other++
			} else {
				names[kinds[i]]++
			}
			i = end
		}
	}
	total, found := 0, 0
	for k, n := range names {
		t.Logf("%c: %d of %d", k, hits[k], n)
		total, found = total+n, found+hits[k]
	}
	t.Logf("%d of %d, lost %d of %d", found, total, lost, other)
	if float64(found) < leastRemoved*float64(total) || float64(lost) > mostLost*float64(other) {
		t.Errorf("%d of %d names removed, %d of %d other runes lost", found, total, lost, other)
	}
}

// parse takes the braces out of a line and says of each rune what kind of name it is part of, 0 for none.
func parse(line string) (text, kinds []rune) {
	kind := rune(0)
	in := []rune(line)
	for i := 0; i < len(in); i++ {
		switch in[i] {
		case '{':
			kind, i = in[i+1], i+2
		case '}':
			kind = 0
		default:
			text, kinds = append(text, in[i]), append(kinds, kind)
		}
	}
	return text, kinds
}
