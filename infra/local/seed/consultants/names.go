package consultants

import "strings"

type name struct{ kanji, kana, romaji string }

// table reads names written as "kanji kana romaji", separated by commas.
func table(text string) []name {
	rows := strings.Split(text, ",")
	out := make([]name, 0, len(rows))
	for _, row := range rows {
		if f := strings.Fields(row); len(f) == 3 {
			out = append(out, name{f[0], f[1], f[2]})
		}
	}
	return out
}

func familyNames() []name {
	return table(`佐藤 サトウ Sato, 鈴木 スズキ Suzuki, 高橋 タカハシ Takahashi, 田中 タナカ Tanaka, 伊藤 イトウ Ito, 渡辺 ワタナベ Watanabe,
山本 ヤマモト Yamamoto, 中村 ナカムラ Nakamura, 小林 コバヤシ Kobayashi, 加藤 カトウ Kato, 吉田 ヨシダ Yoshida, 山田 ヤマダ Yamada,
佐々木 ササキ Sasaki, 山口 ヤマグチ Yamaguchi, 松本 マツモト Matsumoto, 井上 イノウエ Inoue, 木村 キムラ Kimura, 林 ハヤシ Hayashi,
斎藤 サイトウ Saito, 清水 シミズ Shimizu, 山崎 ヤマザキ Yamazaki, 森 モリ Mori, 池田 イケダ Ikeda, 橋本 ハシモト Hashimoto,
阿部 アベ Abe, 石川 イシカワ Ishikawa, 山下 ヤマシタ Yamashita, 中島 ナカジマ Nakajima, 石井 イシイ Ishii, 小川 オガワ Ogawa,
前田 マエダ Maeda, 岡田 オカダ Okada, 長谷川 ハセガワ Hasegawa, 藤田 フジタ Fujita, 後藤 ゴトウ Goto, 近藤 コンドウ Kondo,
村上 ムラカミ Murakami, 遠藤 エンドウ Endo, 青木 アオキ Aoki, 坂本 サカモト Sakamoto, 福田 フクダ Fukuda, 太田 オオタ Ota,
西村 ニシムラ Nishimura, 藤井 フジイ Fujii, 金子 カネコ Kaneko, 岡本 オカモト Okamoto, 藤原 フジワラ Fujiwara, 三浦 ミウラ Miura,
中野 ナカノ Nakano, 中川 ナカガワ Nakagawa, 原田 ハラダ Harada, 松田 マツダ Matsuda, 竹内 タケウチ Takeuchi, 小野 オノ Ono,
田村 タムラ Tamura, 中山 ナカヤマ Nakayama, 和田 ワダ Wada, 石田 イシダ Ishida, 森田 モリタ Morita, 上田 ウエダ Ueda,
原 ハラ Hara, 内田 ウチダ Uchida, 柴田 シバタ Shibata, 酒井 サカイ Sakai, 宮崎 ミヤザキ Miyazaki, 横山 ヨコヤマ Yokoyama,
高木 タカギ Takagi, 安藤 アンドウ Ando, 宮本 ミヤモト Miyamoto, 大野 オオノ Ono, 小島 コジマ Kojima, 工藤 クドウ Kudo,
谷口 タニグチ Taniguchi, 今井 イマイ Imai, 高田 タカダ Takada, 増田 マスダ Masuda, 丸山 マルヤマ Maruyama, 杉山 スギヤマ Sugiyama,
村田 ムラタ Murata, 大塚 オオツカ Otsuka, 新井 アライ Arai, 小山 コヤマ Koyama, 平野 ヒラノ Hirano, 藤本 フジモト Fujimoto,
河野 コウノ Kono, 上野 ウエノ Ueno, 武田 タケダ Takeda, 野口 ノグチ Noguchi, 松井 マツイ Matsui, 千葉 チバ Chiba,
菅原 スガワラ Sugawara, 岩崎 イワサキ Iwasaki, 久保 クボ Kubo, 木下 キノシタ Kinoshita, 佐野 サノ Sano, 野村 ノムラ Nomura,
松尾 マツオ Matsuo, 市川 イチカワ Ichikawa, 菊地 キクチ Kikuchi, 杉本 スギモト Sugimoto, 古川 フルカワ Furukawa, 大西 オオニシ Onishi,
島田 シマダ Shimada, 水野 ミズノ Mizuno, 桜井 サクライ Sakurai, 高野 タカノ Takano, 渡部 ワタベ Watabe, 吉川 ヨシカワ Yoshikawa,
山内 ヤマウチ Yamauchi, 西田 ニシダ Nishida, 飯田 イイダ Iida, 西川 ニシカワ Nishikawa, 小松 コマツ Komatsu, 北村 キタムラ Kitamura,
安田 ヤスダ Yasuda, 五十嵐 イガラシ Igarashi, 川口 カワグチ Kawaguchi, 平田 ヒラタ Hirata, 関 セキ Seki, 中田 ナカタ Nakata,
久保田 クボタ Kubota, 服部 ハットリ Hattori, 東 アズマ Azuma, 岩田 イワタ Iwata, 土屋 ツチヤ Tsuchiya, 川崎 カワサキ Kawasaki,
福島 フクシマ Fukushima, 本田 ホンダ Honda, 辻 ツジ Tsuji, 樋口 ヒグチ Higuchi, 秋山 アキヤマ Akiyama, 永井 ナガイ Nagai,
田口 タグチ Taguchi, 川村 カワムラ Kawamura, 中西 ナカニシ Nakanishi, 山中 ヤマナカ Yamanaka, 石原 イシハラ Ishihara, 大橋 オオハシ Ohashi,
松岡 マツオカ Matsuoka, 馬場 ババ Baba, 浜田 ハマダ Hamada, 森本 モリモト Morimoto, 星野 ホシノ Hoshino, 矢野 ヤノ Yano`)
}

func femaleNames() []name {
	return table(`恵子 ケイコ Keiko, 久美子 クミコ Kumiko, 由美子 ユミコ Yumiko, 真由美 マユミ Mayumi, 智子 トモコ Tomoko, 裕子 ユウコ Yuko,
陽子 ヨウコ Yoko, 明美 アケミ Akemi, 直美 ナオミ Naomi, 純子 ジュンコ Junko, 典子 ノリコ Noriko, 美穂 ミホ Miho,
香織 カオリ Kaori, 直子 ナオコ Naoko, 美香 ミカ Mika, 千春 チハル Chiharu, 麻衣 マイ Mai, 彩 アヤ Aya,
愛 アイ Ai, 恵 メグミ Megumi, 綾子 アヤコ Ayako, 奈々 ナナ Nana, 里美 サトミ Satomi, 早苗 サナエ Sanae,
和子 カズコ Kazuko, 洋子 ヨウコ Yoko, 幸子 サチコ Sachiko, 京子 キョウコ Kyoko, 礼子 レイコ Reiko, 悦子 エツコ Etsuko,
千恵 チエ Chie, 沙織 サオリ Saori, 友美 トモミ Tomomi, 優子 ユウコ Yuko, 梨花 リカ Rika, 瑞穂 ミズホ Mizuho,
志保 シホ Shiho, 理恵 リエ Rie, 有紀 ユキ Yuki, 佳奈 カナ Kana, 遥 ハルカ Haruka, 文香 フミカ Fumika,
英里 エリ Eri, 亜希子 アキコ Akiko, 弥生 ヤヨイ Yayoi, 葉月 ハヅキ Hazuki, 雅美 マサミ Masami, 伸子 ノブコ Nobuko,
千鶴 チヅル Chizuru, 香苗 カナエ Kanae, 涼子 リョウコ Ryoko, 朋子 トモコ Tomoko, 真紀 マキ Maki, 圭子 ケイコ Keiko,
めぐみ メグミ Megumi, さゆり サユリ Sayuri, みどり ミドリ Midori, ひとみ ヒトミ Hitomi, 静香 シズカ Shizuka, 聡美 サトミ Satomi,
小百合 サユリ Sayuri, 千尋 チヒロ Chihiro, 栄子 エイコ Eiko, 律子 リツコ Ritsuko, 春香 ハルカ Haruka, 絵里 エリ Eri`)
}

func maleNames() []name {
	return table(`健一 ケンイチ Kenichi, 誠 マコト Makoto, 浩 ヒロシ Hiroshi, 隆 タカシ Takashi, 修 オサム Osamu, 茂 シゲル Shigeru,
和也 カズヤ Kazuya, 大輔 ダイスケ Daisuke, 健太 ケンタ Kenta, 達也 タツヤ Tatsuya, 直樹 ナオキ Naoki, 哲也 テツヤ Tetsuya,
剛 ツヨシ Tsuyoshi, 学 マナブ Manabu, 豊 ユタカ Yutaka, 正樹 マサキ Masaki, 秀樹 ヒデキ Hideki, 英明 ヒデアキ Hideaki,
康弘 ヤスヒロ Yasuhiro, 雅彦 マサヒコ Masahiko, 信二 シンジ Shinji, 光男 ミツオ Mitsuo, 徹 トオル Toru, 進 ススム Susumu,
俊介 シュンスケ Shunsuke, 亮 リョウ Ryo, 拓也 タクヤ Takuya, 翔太 ショウタ Shota, 雄一 ユウイチ Yuichi, 真一 シンイチ Shinichi,
敏夫 トシオ Toshio, 昭彦 アキヒコ Akihiko, 克己 カツミ Katsumi, 勉 ツトム Tsutomu, 裕之 ヒロユキ Hiroyuki, 智 サトシ Satoshi,
伸一 シンイチ Shinichi, 啓介 ケイスケ Keisuke, 恭平 キョウヘイ Kyohei, 義明 ヨシアキ Yoshiaki, 聡 サトシ Satoshi, 宏 コウ Ko,
良太 リョウタ Ryota, 博之 ヒロユキ Hiroyuki, 友和 トモカズ Tomokazu, 悟 サトル Satoru, 晃 テル Teru, 孝之 タカユキ Takayuki,
宗一郎 ソウイチロウ Soichiro, 航 ワタル Wataru, 仁 ジン Jin, 淳 ジュン Jun, 正人 マサト Masato, 幹夫 ミキオ Mikio,
史郎 シロウ Shiro, 武 タケシ Takeshi, 洋平 ヨウヘイ Yohei, 秀和 ヒデカズ Hidekazu, 賢治 ケンジ Kenji, 昌弘 マサヒロ Masahiro`)
}
