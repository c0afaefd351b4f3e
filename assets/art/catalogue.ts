/**
 * Which motifs there are: `category`, then a line each of the package's own name, French, English and Arabic. A piece's id is
 * the category and that name; designs refer to it, so neither ever changes.
 */
export const CATEGORIES: Readonly<Record<string, string>> = {
  love: `
red-heart|cœur|heart|قلب
sparkling-heart|cœur brillant|sparkling heart|قلب لامع
two-hearts|deux cœurs|two hearts|قلبان
heart-with-arrow|cœur et flèche|heart with arrow|قلب وسهم
heart-with-ribbon|cœur et ruban|heart with ribbon|قلب بشريط
growing-heart|cœurs|growing heart|قلب يكبر
yellow-heart|cœur jaune|yellow heart|قلب أصفر
kiss-mark|baiser|kiss|قبلة
love-letter|lettre d’amour|love letter|رسالة حب
rose|rose|rose|وردة
ring|bague|ring|خاتم
bouquet|bouquet|bouquet|باقة`,
  animal: `
dog-face|chien|dog|كلب
cat-face|chat|cat|قطة
fox|renard|fox|ثعلب
lion|lion|lion|أسد
rabbit-face|lapin|rabbit|أرنب
bear|ours|bear|دب
panda|panda|panda|باندا
koala|koala|koala|كوالا
tiger-face|tigre|tiger|نمر
cow-face|vache|cow|بقرة
pig-face|cochon|pig|خنزير
frog|grenouille|frog|ضفدع
monkey-face|singe|monkey|قرد
wolf|loup|wolf|ذئب
mouse-face|souris|mouse|فأر
hamster|hamster|hamster|هامستر
unicorn|licorne|unicorn|وحيد القرن`,
  wild: `
penguin|manchot|penguin|بطريق
owl|chouette|owl|بومة
butterfly|papillon|butterfly|فراشة
lady-beetle|coccinelle|ladybird|دعسوقة
turtle|tortue|turtle|سلحفاة
fish|poisson|fish|سمكة
dolphin|dauphin|dolphin|دلفين
spouting-whale|baleine|whale|حوت
octopus|pieuvre|octopus|أخطبوط
crab|crabe|crab|سلطعون
hedgehog|hérisson|hedgehog|قنفذ
sloth|paresseux|sloth|كسلان
giraffe|girafe|giraffe|زرافة
elephant|éléphant|elephant|فيل
t-rex|tyrannosaure|T. rex|ديناصور
sauropod|dinosaure|dinosaur|ديناصور طويل
paw-prints|pattes|paw prints|آثار أقدام`,
  food: `
pizza|pizza|pizza|بيتزا
hamburger|hamburger|hamburger|برغر
french-fries|frites|chips|بطاطا
hot-dog|hot-dog|hot dog|هوت دوغ
taco|taco|taco|تاكو
croissant|croissant|croissant|كرواسون
baguette-bread|baguette|baguette|رغيف
cheese-wedge|fromage|cheese|جبن
birthday-cake|gâteau d’anniversaire|birthday cake|كعكة عيد
cupcake|petit gâteau|cupcake|كب كيك
doughnut|beignet|doughnut|دونات
cookie|biscuit|cookie|بسكويت
ice-cream|glace|ice cream|مثلجات
hot-beverage|café|coffee|قهوة
wine-glass|vin|wine|كأس
cocktail-glass|cocktail|cocktail|كوكتيل`,
  fruit: `
strawberry|fraise|strawberry|فراولة
grapes|raisin|grapes|عنب
watermelon|pastèque|watermelon|بطيخ
lemon|citron|lemon|ليمون
pineapple|ananas|pineapple|أناناس
red-apple|pomme|apple|تفاحة
peach|pêche|peach|خوخ
avocado|avocat|avocado|أفوكادو
carrot|carotte|carrot|جزرة
hot-pepper|piment|chilli|فلفل حار`,
  sport: `
basketball|basket|basketball|كرة سلة
american-football|football américain|American football|كرة أمريكية
tennis|tennis|tennis|تنس
volleyball|volley|volleyball|كرة طائرة
rugby-football|rugby|rugby|رغبي
baseball|baseball|baseball|بيسبول
trophy|coupe|trophy|كأس البطولة
sports-medal|médaille|medal|ميدالية
1st-place-medal|médaille d’or|gold medal|ميدالية ذهبية
bullseye|cible|bullseye|هدف
boxing-glove|boxe|boxing|ملاكمة
ping-pong|tennis de table|table tennis|كرة طاولة
badminton|badminton|badminton|ريشة
martial-arts-uniform|judo|judo|جودو`,
  weather: `
sun|soleil|sun|شمس
sun-with-face|soleil souriant|sun with face|شمس باسمة
cloud|nuage|cloud|سحابة
sun-behind-cloud|éclaircie|sun behind cloud|شمس وغيمة
cloud-with-rain|pluie|rain|مطر
rainbow|arc-en-ciel|rainbow|قوس قزح
snowflake|flocon|snowflake|ندفة ثلج
high-voltage|éclair|lightning|برق
fire|flamme|fire|نار
droplet|goutte|droplet|قطرة
water-wave|vague|wave|موجة
star|étoile|star|نجمة
glowing-star|étoile brillante|glowing star|نجمة لامعة
crescent-moon|lune|moon|هلال
full-moon-face|pleine lune|full moon|بدر`,
  party: `
party-popper|cotillon|party popper|احتفال
balloon|ballon|balloon|بالون
wrapped-gift|cadeau|gift|هدية
ribbon|nœud|ribbon|شريط
graduation-cap|diplôme|graduation|تخرج
clinking-glasses|trinquer|cheers|نخب
bottle-with-popping-cork|champagne|champagne|زجاجة
fireworks|feu d’artifice|fireworks|ألعاب نارية
gem-stone|diamant|diamond|ماسة
jack-o-lantern|citrouille|pumpkin|يقطينة
ghost|fantôme|ghost|شبح`,
  christmas: `
christmas-tree|sapin de Noël|Christmas tree|شجرة الميلاد
deer|cerf|deer|غزال
bell|cloche|bell|جرس
candle|bougie|candle|شمعة
snowman|bonhomme de neige|snowman|رجل ثلج
sled|luge|sled|مزلجة`,
  baby: `
baby|bébé|baby|رضيع
baby-bottle|biberon|baby bottle|رضّاعة
teddy-bear|ours en peluche|teddy bear|دب لعبة
hatching-chick|poussin|chick|كتكوت
front-facing-baby-chick|petit poussin|baby chick|صوص
kite|cerf-volant|kite|طائرة ورقية
nesting-dolls|matriochkas|nesting dolls|دمى متداخلة`,
  vehicle: `
automobile|voiture|car|سيارة
bus|bus|bus|حافلة
fire-engine|pompiers|fire engine|إطفاء
ambulance|ambulance|ambulance|إسعاف
tractor|tracteur|tractor|جرار
motorcycle|moto|motorcycle|دراجة نارية
motor-scooter|scooter|scooter|سكوتر
kick-scooter|trottinette|kick scooter|سكوتر قدم
locomotive|train|train|قطار
airplane|avion|aeroplane|طائرة
rocket|fusée|rocket|صاروخ
helicopter|hélicoptère|helicopter|مروحية
sailboat|voilier|sailing boat|مركب شراعي
racing-car|voiture de course|racing car|سيارة سباق
flying-saucer|soucoupe|flying saucer|صحن طائر`,
  work: `
stethoscope|médecin|doctor|سماعة طبيب
wrench|clé|wrench|مفتاح ربط
hammer|marteau|hammer|مطرقة
scissors|coiffure|scissors|مقص
paintbrush|pinceau|paintbrush|فرشاة
artist-palette|palette|palette|لوحة ألوان
microscope|science|microscope|مجهر
books|livres|books|كتب
pencil|crayon|pencil|قلم
briefcase|bureau|briefcase|حقيبة
musical-note|note|musical note|نغمة
guitar|guitare|guitar|غيتار
microphone|micro|microphone|ميكروفون
headphone|casque|headphones|سماعات
camera|photo|camera|كاميرا
video-game|jeu vidéo|video game|لعبة`,
  plant: `
four-leaf-clover|trèfle|clover|برسيم
sunflower|tournesol|sunflower|دوار الشمس
tulip|tulipe|tulip|توليب
cherry-blossom|fleur de cerisier|cherry blossom|زهر الكرز
hibiscus|hibiscus|hibiscus|كركديه
maple-leaf|feuille d’érable|maple leaf|ورقة قيقب
evergreen-tree|sapin|fir|تنوب
deciduous-tree|arbre|tree|شجرة
palm-tree|palmier|palm|نخلة
cactus|cactus|cactus|صبار
mushroom|champignon|mushroom|فطر
seedling|pousse|seedling|نبتة`,
  face: `
grinning-face|sourire|smile|ابتسامة
beaming-face-with-smiling-eyes|joie|beaming|فرح
face-with-tears-of-joy|rire|laughing|ضحك
smiling-face-with-heart-eyes|amoureux|in love|عاشق
smiling-face-with-sunglasses|lunettes de soleil|sunglasses|نظارات
winking-face|clin d’œil|wink|غمزة
star-struck|étoiles plein les yeux|star-struck|مبهور
partying-face|fête|partying|محتفل
thinking-face|pensif|thinking|مفكر
zany-face|fou|zany|مجنون
nerd-face|intello|nerd|مجتهد
sleeping-face|dodo|sleeping|نائم`,
};
