package roster

// name is one half of a name in three scripts.
type name struct{ kanji, kana, romaji string }

// families are common family names; 髙 and 﨑 exist in CP932 but not in plain Shift_JIS, as rosters have them.
func families() []name {
	return []name{
		{"佐藤", "サトウ", "Sato"}, {"鈴木", "スズキ", "Suzuki"}, {"髙橋", "タカハシ", "Takahashi"}, {"田中", "タナカ", "Tanaka"},
		{"伊藤", "イトウ", "Ito"}, {"渡邉", "ワタナベ", "Watanabe"}, {"山本", "ヤマモト", "Yamamoto"}, {"中村", "ナカムラ", "Nakamura"},
		{"小林", "コバヤシ", "Kobayashi"}, {"加藤", "カトウ", "Kato"}, {"吉田", "ヨシダ", "Yoshida"}, {"山田", "ヤマダ", "Yamada"},
		{"佐々木", "ササキ", "Sasaki"}, {"山口", "ヤマグチ", "Yamaguchi"}, {"松本", "マツモト", "Matsumoto"}, {"井上", "イノウエ", "Inoue"},
		{"木村", "キムラ", "Kimura"}, {"林", "ハヤシ", "Hayashi"}, {"斎藤", "サイトウ", "Saito"}, {"清水", "シミズ", "Shimizu"},
		{"山﨑", "ヤマザキ", "Yamazaki"}, {"森", "モリ", "Mori"}, {"池田", "イケダ", "Ikeda"}, {"橋本", "ハシモト", "Hashimoto"},
		{"阿部", "アベ", "Abe"}, {"石川", "イシカワ", "Ishikawa"}, {"山下", "ヤマシタ", "Yamashita"}, {"中島", "ナカジマ", "Nakajima"},
		{"石井", "イシイ", "Ishii"}, {"小川", "オガワ", "Ogawa"}, {"前田", "マエダ", "Maeda"}, {"岡田", "オカダ", "Okada"},
		{"長谷川", "ハセガワ", "Hasegawa"}, {"藤田", "フジタ", "Fujita"}, {"後藤", "ゴトウ", "Goto"}, {"近藤", "コンドウ", "Kondo"},
		{"村上", "ムラカミ", "Murakami"}, {"遠藤", "エンドウ", "Endo"}, {"青木", "アオキ", "Aoki"}, {"坂本", "サカモト", "Sakamoto"},
		{"福田", "フクダ", "Fukuda"}, {"太田", "オオタ", "Ota"}, {"西村", "ニシムラ", "Nishimura"}, {"藤井", "フジイ", "Fujii"},
		{"金子", "カネコ", "Kaneko"}, {"岡本", "オカモト", "Okamoto"}, {"藤原", "フジワラ", "Fujiwara"}, {"三浦", "ミウラ", "Miura"},
		{"中野", "ナカノ", "Nakano"}, {"原田", "ハラダ", "Harada"}, {"松田", "マツダ", "Matsuda"}, {"竹内", "タケウチ", "Takeuchi"},
		{"小野", "オノ", "Ono"}, {"田村", "タムラ", "Tamura"}, {"中山", "ナカヤマ", "Nakayama"}, {"和田", "ワダ", "Wada"},
		{"石田", "イシダ", "Ishida"}, {"森田", "モリタ", "Morita"}, {"上田", "ウエダ", "Ueda"}, {"原", "ハラ", "Hara"},
	}
}

func givens() []name {
	return []name{
		{"大輔", "ダイスケ", "Daisuke"}, {"翔太", "ショウタ", "Shota"}, {"健太", "ケンタ", "Kenta"}, {"拓也", "タクヤ", "Takuya"},
		{"直樹", "ナオキ", "Naoki"}, {"誠", "マコト", "Makoto"}, {"浩", "ヒロシ", "Hiroshi"}, {"学", "マナブ", "Manabu"},
		{"達也", "タツヤ", "Tatsuya"}, {"亮", "リョウ", "Ryo"}, {"和也", "カズヤ", "Kazuya"}, {"隆", "タカシ", "Takashi"},
		{"修", "オサム", "Osamu"}, {"剛", "ツヨシ", "Tsuyoshi"}, {"悠斗", "ユウト", "Yuto"}, {"陽介", "ヨウスケ", "Yosuke"},
		{"蓮", "レン", "Ren"}, {"智", "サトシ", "Satoshi"}, {"雄一", "ユウイチ", "Yuichi"}, {"恵介", "ケイスケ", "Keisuke"},
		{"陽子", "ヨウコ", "Yoko"}, {"裕子", "ユウコ", "Yuko"}, {"真由美", "マユミ", "Mayumi"}, {"久美子", "クミコ", "Kumiko"},
		{"智子", "トモコ", "Tomoko"}, {"恵", "メグミ", "Megumi"}, {"愛", "アイ", "Ai"}, {"美咲", "ミサキ", "Misaki"},
		{"彩", "アヤ", "Aya"}, {"葵", "アオイ", "Aoi"}, {"結衣", "ユイ", "Yui"}, {"さくら", "サクラ", "Sakura"},
		{"奈々", "ナナ", "Nana"}, {"麻衣", "マイ", "Mai"}, {"香織", "カオリ", "Kaori"}, {"直美", "ナオミ", "Naomi"},
		{"幸子", "サチコ", "Sachiko"}, {"由美", "ユミ", "Yumi"}, {"千尋", "チヒロ", "Chihiro"}, {"沙織", "サオリ", "Saori"},
	}
}
