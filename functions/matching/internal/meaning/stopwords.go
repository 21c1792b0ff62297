package meaning

import "strings"

// stopWords are terms that say little of what a talk or a life is about: everybody writes them.
func stopWords() []string {
	return strings.Fields(`
		相談 面談 仕事 会社 自分 一緒 大切 経験 担当 支援 現在 今後 以前 最近 毎日 時間 場合 必要 本当 気持 感情 部分 内容 状況 状態 問題 理由 方法 結果 関係 可能 具体
		具体的 実際 実際的 全体 社員 社会 職場 企業 業務 勤務 従事 部署 部門 組織 専門 専門家 資格 取得 活動 開始 独立 一人 二人 皆様 皆様方 お話 対話 質問 整理 言葉 立場
		安心 丁寧 得意 大事 重要 普段 最初 最後 途中 年間 年以 以上 以下 約束 秘密 守秘 守秘義務 義務 自身 自然 無理 希望 対応 対象 中心 中心的 利用 提供 実施 心理 人生 生活
		人 方 私 僕 何 年 月 日 週 回 中 上 下 時 話 聞 聴 見 持 行 来 出 入 今 前 後 言 思 考 感 分 自 者 的 性 間 等 他 多 少 大 小 長 高 良 悪 新 同 本 事 物 場 次 度 一 二 三 四 五 六 七 八 九 十
		受 取 立 付 合 続 始 終 使 作 決 変 進 伝 書 読 知 心 気 手 目 口 声 力 数 名 歳 際 形 側 先 全 別 各 相 向 当 所 点 面 様 共 通 得 生 在 有 無 必
		コト モノ ヒト タメ
		the and for with that this from have has had was were are is be been not but you your our their they them what when how who why which will would could should can about into over also than then
		there here all any some more most very just like want need work job talk company people person time year experience consult consultation help feel feeling think get got make made my me we us it its
		of to in on at as by or an so if no do does did am he she his her i`)
}
