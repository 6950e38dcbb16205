/** A word in its own script, and its spelling in an e-mail address. */
export type Word = readonly [native: string, ascii: string];

/** Words of one script that stand in for given and family names. None of them is the name of a person. */
export interface WordList {
  readonly given: readonly Word[];
  readonly family: readonly Word[];
  /** Whether the family name is written first, without a space. */
  readonly isFamilyFirst?: boolean;
}

const words = (text: string): readonly Word[] =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [native = '', ascii = native.toLowerCase()] = pair.split(':');
      return [native, ascii] as const;
    });

/** Colours, trees, stones, weather and landscape: neutral in every language. */
export const WORDS = {
  latin: {
    given: words(
      'Amber Aspen Birch Cedar Clover Coral Cobalt Fern Flint Hazel Indigo Juniper Linden Maple Marble Opal Pebble Quartz Rowan Saffron Slate Sorrel Tansy Thistle Topaz Umber Willow Yarrow',
    ),
    family: words(
      "Aldermoor Ashcombe Brookvale Cliffside Dunefield Eastmarsh Farhill Glenwater Harborlight Islebridge Kilnstone Lakeview Meadowrun Northfen O'Cliff:ocliff Pinecrest Quarryside Ridgeback Southbank Stonegate Tidewater Underhill Valleyford Westbrook Wild-Orchard:wildorchard",
    ),
  },
  diacritics: {
    given: words(
      'Érable:erable Björk:bjork Jabłoń:jablon Çınar:cinar Łąka:laka Ørred:orred Šípek:sipek Žár:zar Ébano:ebano Ñandú:nandu Örn:orn Århave:arhave Größe:groesse Õhtu:ohtu',
    ),
    family: words(
      'Rivière:riviere Högsjö:hogsjo Źródło:zrodlo Gölbaşı:golbasi Montaña:montana Grünwald:gruenwald Fjäll:fjall Řeka:reka Ílhavo:ilhavo Bäckén:backen Dąbrowa:dabrowa Mörkret:morkret Pôr-do-Sol:pordosol',
    ),
  },
  cyrillic: {
    given: words('Берёза:bereza Ясень:yasen Рябина:ryabina Янтарь:yantar Роса:rosa Заря:zarya Ковыль:kovyl'),
    family: words(
      'Озёрная:ozernaya Полевая:polevaya Каменка:kamenka Лугова:lugova Снежная:snezhnaya Речная:rechnaya',
    ),
  },
  greek: {
    given: words('Ελιά:elia Ρίγανη:rigani Κέδρος:kedros Άνεμος:anemos Πέτρα:petra Αυγή:avgi'),
    family: words('Θάλασσα:thalassa Βουνό:vouno Ποτάμι:potami Λιμάνι:limani Ακτή:akti Δάσος:dasos'),
  },
  arabic: {
    given: words('زيتون:zaytun ياسمين:yasmin ندى:nada كرمل:karmal نخيل:nakhil غيم:ghaym'),
    family: words('الوادي:alwadi البحر:albahr الجبل:aljabal النهر:alnahr الصخر:alsakhr الغابة:alghaba'),
  },
  hebrew: {
    given: words('אלון:alon ארז:erez תמר:tamar שקד:shaked ענבר:inbar רימון:rimon'),
    family: words('נחל:nachal הר:har שדה:sade גשר:gesher חוף:chof יער:yaar'),
  },
  devanagari: {
    given: words('कमल:kamal चन्दन:chandan ओस:os नीम:neem मोती:moti तुलसी:tulsi'),
    family: words('सागर:sagar पर्वत:parvat नदी:nadi वन:van मैदान:maidan झील:jheel'),
  },
  han: {
    given: words('松:song 竹影:zhuying 青石:qingshi 晨露:chenlu 白云:baiyun 红枫:hongfeng'),
    family: words('山:shan 河:he 林:lin 溪:xi 海:hai 岭:ling'),
    isFamilyFirst: true,
  },
  hangul: {
    given: words('소나무:sonamu 이슬:iseul 단풍:danpung 바람:baram 조약돌:joyakdol 구름:gureum'),
    family: words('강:gang 바다:bada 숲:sup 들:deul 언덕:eondeok 호수:hosu'),
    isFamilyFirst: true,
  },
  kana: {
    given: words('さくら:sakura もみじ:momiji スミレ:sumire いずみ:izumi アラシ:arashi ひかり:hikari'),
    family: words('やま:yama かわ:kawa ハヤシ:hayashi うみ:umi タニ:tani みさき:misaki'),
    isFamilyFirst: true,
  },
  thai: {
    given: words('มะลิ:mali ไผ่:phai บัว:bua เมฆ:mek หยก:yok สน:son'),
    family: words('ทะเล:thale ภูผา:phupha ลำธาร:lamthan ป่าไม้:pamai ทุ่งนา:thungna เกาะแก้ว:kokaeo'),
  },
} as const satisfies Readonly<Record<string, WordList>>;

/** Script of a name. `diacritics` is Latin with accents. */
export type Script = keyof typeof WORDS;
