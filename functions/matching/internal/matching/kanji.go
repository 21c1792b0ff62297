package matching

import "strings"

// modern is the form of a kanji that is written today, for old forms (those before the 当用漢字字体表 of 1949) and for variants in
// names. Where names differ by the form (斎藤, 齋藤), people search by the one that their keyboard offers first.
func modern(r rune) rune {
	if r == 0x20bb7 { // 𠮷, the only one here beyond three bytes
		return '吉'
	}
	old, pairs := string(r), forms()
	for low, high := 0, len(pairs)/pair; low < high; {
		mid := (low + high) / 2 * pair
		switch c := strings.Compare(old, pairs[mid:mid+pair/2]); {
		case c == 0:
			return []rune(pairs[mid+pair/2 : mid+pair])[0]
		case c < 0:
			high = mid / pair
		default:
			low = mid/pair + 1
		}
	}
	return r
}

// pair is two kanji in UTF-8.
const pair = 6

// forms are pairs of an old form and the modern one, in the order of the old forms.
func forms() string {
	return "" +
		"乘乗亂乱亞亜佛仏來来倂併假仮傳伝僞偽價価儉倹兒児內内兩両冨富凜凛剩剰劍剣劑剤勞労勳勲勵励勸勧區区" +
		"卷巻參参吳呉單単嚴厳囑嘱圈圏國国圍囲圓円圖図團団埜野堯尭增増墮堕壓圧壘塁壞壊壤壌壯壮壹壱壽寿奧奥" +
		"奬奨孃嬢學学寢寝實実寫写寬寛寶宝將将專専對対尓爾屆届屬属峯峰峽峡嵜崎嶋島嶌島嶽岳巢巣帶帯廢廃廣広" +
		"廳庁彈弾彌弥彥彦徑径從従德徳恆恒惠恵惡悪惱悩愼慎慘惨應応懷懐戀恋戰戦戲戯拂払拔抜拜拝挾挟插挿搖揺" +
		"搜捜擇択擊撃擔担據拠擧挙擴拡攝摂收収效効敍叙敎教敕勅數数斉斎斷断晉晋晝昼曆暦曉暁曾曽會会桒桑桧檜" +
		"條条棧桟楳梅榮栄槇槙槪概樂楽樓楼樞枢樣様橫横檢検櫻桜權権歐欧步歩歷歴歸帰殘残殼殻毆殴氣気沒没淨浄" +
		"淸清淺浅渕淵溪渓溫温滯滞滿満潛潜澁渋澤沢濕湿濟済濱浜濵浜瀧滝瀨瀬灣湾燈灯營営燿耀爐炉爭争爲為犧犠" +
		"狀状狹狭獨独獵猟獸獣獻献珎珍瓣弁甁瓶畫画當当疊畳癡痴發発盜盗盡尽眞真硏研碎砕碕崎祕秘禪禅禮礼稱称" +
		"稻稲穗穂穩穏竊窃竝並筺箱籐藤籔藪粹粋絲糸經経緖緒緣縁縣県縱縦總総繩縄繪絵繼継續続纖繊缺欠聰聡聲声" +
		"聽聴肅粛腦脳膽胆臟臓臺台與与舊旧舍舎舘館舩船艷艶莊荘莖茎萠萌萬万薮藪薰薫藏蔵藝芸藥薬處処號号螢蛍" +
		"蟲虫蠶蚕蠻蛮衞衛裝装襃褒覺覚覽覧觀観觸触謠謡證証譯訳譽誉讀読變変讓譲豐豊豫予貳弐賣売賴頼贊賛踐践" +
		"輕軽轉転辨弁辭辞辯弁遙遥遞逓遲遅邉辺邊辺郞郎鄕郷醉酔醫医釀醸釋釈鉃鉄錄録錢銭鎭鎮鐡鉄鐵鉄鑄鋳鑛鉱" +
		"關関陷陥隨随險険隱隠雙双雜雑靈霊靑青靜静顯顕飜翻餘余騷騒驅駆驗験驛駅髓髄體体髙高髮髪鬭闘鷄鶏鹽塩" +
		"麥麦黑黒默黙點点黨党齊斎齋斎齒歯齡齢龍竜龜亀龝秋﨑崎﨟蝋"
}
