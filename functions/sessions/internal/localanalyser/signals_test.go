package localanalyser

import (
	"slices"
	"testing"

	"kikite/events"
	"kikite/functions/sessions/internal/taxonomy"
)

// TestSignalsOfSentences: sentences that this project made up. Danger is to be found even where it is denied or said of somebody else, and not
// where only an idiom speaks of death.
func TestSignalsOfSentences(t *testing.T) {
	t.Parallel()
	a := newAnalyser(t)
	self, others, overwork, harassment, leave := taxonomy.SignalDangerSelf, taxonomy.SignalDangerOthers, taxonomy.SignalOverwork, taxonomy.SignalHarassment, taxonomy.SignalLeave
	for text, want := range map[string][]events.Code{
		"もう死にたいです。":                   {self},
		"死にたいとは思わないです。":               {self},
		"死にたいというわけではないんですけど。":         {self},
		"消えてしまいたいと思うことがあります。":         {self},
		"このままいなくなってしまいたい。":            {self},
		"生きている意味がわからないんです。":           {self},
		"生きてても仕方ないと思ってしまう。":           {self},
		"朝が来なければいいのにと毎晩考えます。":         {self},
		"このまま目が覚めなければいいのに。":           {self},
		"駅のホームから飛び込もうとしたことがある。":       {self},
		"電車に飛び込んだら楽になるかなと考えてしまう。":     {self},
		"屋上から下を見ていました。":               {self},
		"手首を切ってしまいました。":               {self},
		"リスカがやめられない。":                 {self},
		"薬をたくさん飲んで病院に運ばれました。":         {self},
		"遺書を書いたこともあります。":              {self},
		"身辺整理を始めています。":                {self},
		"首を吊ろうと思ってロープを買いました。":         {self},
		"私なんていないほうがみんな幸せだと思う。":        {self},
		"自分がいなくなれば家族も楽になる。":           {self},
		"楽になりたい、ただそれだけです。":            {self},
		"もう生きていける気がしない。":              {self},
		"生きるのに疲れました。":                 {self},
		"友人が死にたいと言っていて心配です。":          {self},
		"部下が自殺をほのめかしています。":            {self},
		"全部終わりにしたい。":                  {self},
		"生まれてこなければよかった。":              {self},
		"車に轢かれたら会社に行かなくていいのにと思う。":     {self},
		"いっそ事故にあえばいいのに。":              {self},
		"死んだ方がましだと思った。":               {self},
		"死ぬことばかり考えてしまいます。":            {self},
		"自分を傷つけてしまうことがある。":            {self},
		"死ぬほどつらくて、もう死にたい。":            {self},
		"上司を殺してやりたいと思うことがある。":         {others},
		"あいつを刺してやろうかと考えた。":            {others},
		"包丁を持って待っていたこともある。":           {others},
		"課長を殴りたい衝動にかられる。":             {others},
		"会社に火をつけてやりたい。":               {others},
		"いつか復讐してやる。":                  {others},
		"子どもに手をあげてしまいそうで怖い。":          {others},
		"みんな道連れにしてやる。":                {others},
		"死ぬほど忙しい一週間でした。":              nil,
		"死ぬほど眠いです。":                   nil,
		"首をくくる覚悟で引き受けました。":            nil,
		"必死に頑張って間に合わせた。":              nil,
		"死にもの狂いで勉強した。":                nil,
		"死ぬ気でやれば何とかなる。":               nil,
		"仕事に忙殺されています。":                nil,
		"問い合わせが殺到して大変だった。":            nil,
		"息を殺して会議が終わるのを待っていた。":         nil,
		"感情を殺して接客しています。":              nil,
		"飛び込み営業が苦手です。":                nil,
		"思い切って飛び込んでみて良かったです。":         nil,
		"彼の一言がやる気に火をつけてくれた。":          nil,
		"自殺対策の研修を担当しています。":            nil,
		"まだ死にたくないので健康に気をつけます。":        nil,
		"他人のことに首をつっこみすぎるんです。":         nil,
		"心に火をつける言葉だった。":               nil,
		"清水の舞台から飛び降りるつもりで応募した。":       nil,
		"終電で帰る日が続いている。":               {overwork},
		"残業は月90時間でした。":                {overwork},
		"もう12連勤です。":                   {overwork},
		"残業は月20時間くらいです。":              nil,
		"会議は2時間で終わった。":                nil,
		"課長に毎日怒鳴られています。":              {harassment},
		"飲み会で体を触られました。":               {harassment},
		"みんなの前で叱られて泣いてしまった。":          {harassment},
		"ハラスメントはないと思います。":             nil,
		"先月ハラスメント研修を受けました。":           nil,
		"もう会社を辞めたいです。":                {leave},
		"辞めたいわけではありません。":              nil,
		"会社を辞めるつもりはないです。":             nil,
		"同僚が辞めたいと言っていて寂しい。":           nil,
		"最近、転職サイトを見ています。":             {leave},
		"評価の面談は四月です。":                 nil,
		"上司に無視され、終電まで働かされて、もう辞めたいです。": {harassment, overwork, leave},
	} {
		got := a.read(sentence{text: text}, &buffers{}).signals
		slices.Sort(got)
		want = slices.Sorted(slices.Values(want))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", text, got, want)
		}
	}
}
