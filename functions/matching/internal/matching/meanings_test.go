package matching

import (
	"fmt"
	"hash/fnv"
	"slices"
	"testing"

	"kikite/functions/matching/internal/meaning"
)

type triple struct{ text, near, far string }

// triples are what somebody might write, what a consultant near to it might say of themselves, and one farther off.
func triples() []triple {
	return []triple{
		{"残業が多いです", "長時間労働の相談をよく受けます。", "海外赴任の経験があります。"},
		{"部下が思うように育ちません", "メーカーで管理職を務め、若手の育成に悩みました。", "介護と仕事の両立を支えてきました。"},
		{"母の介護が始まり、仕事を続けられるか不安です", "家族の介護をしながら働く方の話を伺ってきました。", "営業成績に悩む若手の話を伺ってきました。"},
		{"営業のノルマがきつくて、数字に追われています", "保険会社の営業で、ノルマと数字の重さを十年味わいました。", "研究所で論文を書く暮らしを十年続けました。"},
		{"育休から戻ったのですが、時短で肩身が狭いです", "子育てをしながら働き、時短勤務の気まずさも知っています。", "定年後の再雇用を前にした方の話が得意です。"},
		{"上司に毎日怒鳴られています", "パワハラの窓口を長く担当しました。", "資格の勉強の続け方を一緒に考えます。"},
		{"会議で意見を言えません。伝え方が下手だと思います", "言いたいことを伝える練習をご一緒します。コミュニケーションの講師でした。", "人手不足の現場を長く支えてきました。"},
		{"エンジニアを続けるか、マネージャーになるか迷っています", "ソフトウェアのエンジニアから管理職になり、両方の面白さを知りました。", "飲食店の店長として接客をしてきました。"},
		{"海外駐在の打診を受けました", "駐在員として三か国で働き、異文化の職場を経験しました。", "地元の役所で窓口を担当していました。"},
		{"給料が上がらず、評価にも納得できません", "人事で評価制度と査定に関わっていました。", "チームの空気が重いときの距離の取り方を考えます。"},
		{"在宅勤務が続き、孤立している気がします", "リモートの職場での孤独や雑談のなさについて、よく伺います。", "工場の製造ラインで班長をしていました。"},
		{"異動したばかりで、新しい部署になじめません", "転勤や配置転換を何度も経験し、なじむまでの時間の長さを知っています。", "起業を目指す方の資金計画を手伝ってきました。"},
		{"この先のキャリアが見えません", "将来の方向性を、これまでの歩みから一緒に探します。", "看護師として病棟で夜勤をしてきました。"},
		{"システム障害の対応が続いて、サーバの運用チームが疲弊しています", "サーバーの運用チームを率い、夜間の呼び出しも経験しました。", "幼稚園で子どもたちと過ごしてきました。"},
		{"定年が近く、退職後の暮らしを考え始めました", "役職定年を迎えた方の、老後までの設計をお手伝いします。", "新入社員の配属後の面倒を見てきました。"},
		{"I am overwhelmed by overtime and deadlines", "Years of project work taught me about workload and overtime.", "I lived abroad with my children."},
	}
}

func TestLocalTellsRelatedTexts(t *testing.T) {
	t.Parallel()
	l := LocalMeaning()
	set := func(text string) meaning.Set { return meaning.NewSet(l.Vector(text)) }
	for _, c := range triples() {
		near, far := set(c.text).Likeness(set(c.near)), set(c.text).Likeness(set(c.far))
		if near < 0.3 || far > 0.1 {
			t.Errorf("%s: %.2f to %s, %.2f to %s", c.text, near, c.near, far, c.far)
		}
	}
}

// TestUnrelatedTextsAreNotAlike holds the scale of likeness on whole texts: of all consultants, those whose texts have none of what was
// written are at about 0, and the nearest are well above.
func TestUnrelatedTextsAreNotAlike(t *testing.T) {
	t.Parallel()
	l := LocalMeaning()
	var all []meaning.Set
	for _, c := range seeded(500) {
		if c.Consultant != nil {
			all = append(all, meaning.NewSet(l.Vector(c.Consultant.meaningText())))
		}
	}
	for _, text := range []string{"親の介護で仕事を続けられるか不安です", "残業が多くて家族と過ごせません", "上司に毎日怒鳴られています", "海外赴任の打診を受けました"} {
		var found []float32
		for _, o := range all {
			found = append(found, meaning.NewSet(l.Vector(text)).Likeness(o))
		}
		slices.Sort(found)
		if half, best := found[len(found)/2], found[len(found)-1]; half > 0.02 || best < 0.6 {
			t.Errorf("%s: half are below %.2f, the nearest is at %.2f", text, half, best)
		}
	}
}

// TestTopicsKeepTheirPlaces fails when the lexicon changes: then raise meaning.LocalKind, so that stored vectors are made anew.
func TestTopicsKeepTheirPlaces(t *testing.T) {
	t.Parallel()
	h := fnv.New64a()
	for _, topic := range topicWords() {
		_, _ = fmt.Fprintln(h, topic.code, topic.words)
	}
	if got := [2]any{meaning.LocalKind, h.Sum64()}; got != [2]any{"local-1", uint64(12865484656852903805)} {
		t.Errorf("%v", got)
	}
}
