package roster

import "slices"

// section is a 課 with the jobs that are done in it.
type section struct {
	division, name string
	jobs           []string
}

func sections() []section {
	sales, makers, code := []string{"営業", "営業事務"}, []string{"製造", "生産技術"}, []string{"ITエンジニア", "システムエンジニア"}
	return []section{
		{"営業部", "東日本営業課", sales}, {"営業部", "西日本営業課", sales}, {"営業部", "法人営業課", sales}, {"営業部", "海外営業課", sales},
		{"開発部", "第一開発課", code}, {"開発部", "第二開発課", code}, {"開発部", "品質保証課", []string{"品質技術", "システムエンジニア"}},
		{"製造部", "組立課", makers}, {"製造部", "加工課", makers}, {"製造部", "資材物流課", []string{"物流", "購買事務"}},
		{"研究部", "基礎研究課", []string{"研究"}}, {"研究部", "応用研究課", []string{"研究", "設計"}},
		{"顧客サービス部", "コールセンター課", []string{"カスタマーサポート"}}, {"顧客サービス部", "保守課", []string{"技術サポート"}},
		{"企画部", "商品企画課", []string{"企画"}}, {"企画部", "広報マーケティング課", []string{"マーケティング", "広報"}},
		{"管理部", "人事課", []string{"人事", "採用"}}, {"管理部", "経理課", []string{"経理"}}, {"管理部", "総務課", []string{"総務", "一般事務"}},
		{"管理部", "情報システム課", []string{"システム管理"}},
	}
}

const (
	usual    = 14 // people of a 課, on average
	fewest   = 10
	smallMin = 4
	smallMax = 8
)

// places gives each of n employees a 課, in order.
func (g *generator) places(n int) []section {
	all := sections()
	g.rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	if n < 2*fewest {
		return slices.Repeat(all[:1], n)
	}
	count := min(max(n/usual, 2), len(all))
	chosen := all[:count]
	small := smallMin + g.rand.IntN(smallMax-smallMin+1)
	out := slices.Repeat(chosen[:1], small)
	for _, s := range chosen[1:] {
		if len(out)+fewest <= n {
			out = append(out, slices.Repeat([]section{s}, fewest)...)
		}
	}
	for len(out) < n {
		out = append(out, chosen[1+g.rand.IntN(count-1)])
	}
	g.rand.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
