using System.Collections.Frozen;
using Fractions;

namespace Quorum;

/// <summary>The units of measurement that answers name, in English and Russian, each as a multiple of a base unit.</summary>
internal static class UnitTable
{
    private static readonly FrozenDictionary<string, Unit> _units = Build();

    /// <summary>Finds a unit by a spelling; words in any case, symbols in their own.</summary>
    public static Unit? Find(string spelling) =>
        _units.TryGetValue(spelling, out Unit unit) || (spelling.Length > 3 && _units.TryGetValue(spelling.ToLowerInvariant(), out unit)) ? unit : null;

    private static FrozenDictionary<string, Unit> Build()
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        void Add(string dimension, Fraction factor, string spellings)
        {
            foreach (string spelling in spellings.Split(' '))
                units[spelling] = new Unit(factor, dimension);
        }

        Add("m", 1, "m meter meters metre metres м метр метра метров");
        Add("m", new(1, 1_000), "mm millimeter millimeters millimetre millimetres мм миллиметр миллиметра миллиметров");
        Add("m", new(1, 100), "cm centimeter centimeters centimetre centimetres см сантиметр сантиметра сантиметров");
        Add("m", new(1, 10), "dm decimeter decimeters decimetre decimetres дм дециметр дециметра дециметров");
        Add("m", 1_000, "km kilometer kilometers kilometre kilometres км километр километра километров");
        Add("m", new(1, 1_000_000), "μm micrometer micrometers micron microns мкм");
        Add("m", new(1, 1_000_000_000), "nm nanometer nanometers нм");
        Add("m", new(254, 10_000), "in inch inches дюйм дюйма дюймов");
        Add("m", new(3_048, 10_000), "ft foot feet фут фута футов");
        Add("m", new(9_144, 10_000), "yd yds yard yards ярд ярда ярдов");
        Add("m", new(1_609_344, 1_000), "mi mile miles миля мили миль");
        Add("m^2", 10_000, "ha hectare hectares га гектар гектара гектаров");
        Add("m^2", new(40_468_564_224, 10_000_000), "acre acres акр акра акров");
        Add("m^3", new(1, 1_000), "L l liter liters litre litres л литр литра литров");
        Add("m^3", new(1, 1_000_000), "mL ml milliliter milliliters millilitre millilitres cc мл миллилитр миллилитра миллилитров");
        Add("m^3", new(3_785_411_784, 1_000_000_000_000), "gal gallon gallons галлон галлона галлонов");
        Add("m^3", new(946_352_946, 1_000_000_000_000), "qt quart quarts");
        Add("m^3", new(473_176_473, 1_000_000_000_000), "pt pint pints");
        Add("kg", 1, "kg kilogram kilograms kilo kilos кг килограмм килограмма килограммов");
        Add("kg", new(1, 1_000), "g gram grams gm г грамм грамма граммов");
        Add("kg", new(1, 1_000_000), "mg milligram milligrams мг миллиграмм миллиграмма миллиграммов");
        Add("kg", 1_000, "t tonne tonnes т тонна тонны тонн");
        Add("kg", new(45_359_237, 100_000_000), "lb lbs pound pounds фунт фунта фунтов");
        Add("kg", new(45_359_237, 1_600_000_000), "oz ounce ounces унция унции унций");
        Add("s", 1, "s sec secs second seconds с сек секунда секунды секунд");
        Add("s", new(1, 1_000), "ms millisecond milliseconds мс");
        Add("s", 60, "min mins minute minutes мин минута минуты минут минуту");
        Add("s", 3_600, "h hr hrs hour hours ч час часа часов");
        Add("s", 86_400, "day days сут день дня дней сутки суток");
        Add("s", 604_800, "week weeks неделя недели недель");
        Add("month", 1, "month months mo месяц месяца месяцев");
        Add("month", 12, "yr yrs year years год года лет");
        Add("USD", 1, "USD dollar dollars $ доллар доллара долларов");
        Add("USD", new(1, 100), "cent cents ¢ цент цента центов");
        Add("EUR", 1, "EUR euro euros € евро");
        Add("GBP", 1, "GBP £");
        Add("RUB", 1, "RUB ₽ руб р рубль рубля рублей");
        Add("RUB", new(1, 100), "коп копейка копейки копеек");
        Add("INR", 1, "INR Rs rupee rupees ₹");
        Add("K", 1, "K kelvin kelvins");
        Add("°C", 1, "°C");
        Add("°F", 1, "°F");
        Add("A", 1, "A amp amps ampere amperes");
        Add("mol", 1, "mol mole moles моль");
        Add("kg·m·s^-2", 1, "N newton newtons Н ньютон ньютона ньютонов");
        Add("kg·m^2·s^-2", 1, "J joule joules Дж джоуль джоуля джоулей");
        Add("kg·m^2·s^-2", 1_000, "kJ kilojoule kilojoules кДж");
        Add("kg·m^2·s^-3", 1, "W watt watts Вт ватт");
        Add("kg·m^2·s^-3", 1_000, "kW kilowatt kilowatts кВт");
        Add("kg·m^2·s^-3", 1_000_000, "MW megawatt megawatts МВт");
        Add("kg·m^2·s^-3", new(1, 1_000), "mW milliwatt milliwatts мВт");
        Add("kg·m^-1·s^-2", 1, "Pa pascal pascals Па");
        Add("kg·m^-1·s^-2", 1_000, "kPa кПа");
        Add("C", 1, "coulomb coulombs Кл");
        Add("F", 1, "farad farads Ф");
        Add("F", new(1, 1_000_000), "μF мкФ");
        Add("T", 1, "tesla teslas Тл");
        Add("Wb", 1, "weber webers Вб");
        Add("H", 1, "henry henries Гн");
        Add("eV", 1, "eV эВ");
        Add("eV", 1_000, "keV кэВ");
        Add("eV", 1_000_000, "MeV МэВ");
        Add("A", new(1, 1_000), "mA мА");
        Add("V", 1_000, "kV кВ");
        Add("V", new(1, 1_000), "mV мВ");
        Add("ohm", 1_000, "kΩ кОм");
        Add("atm", 1, "atm атм");
        Add("bar", 1, "bar бар");
        Add("s^-1", 1_000, "kHz кГц");
        Add("s^-1", 1_000_000, "MHz МГц");
        Add("m", new(1, 10_000_000_000), "Å angstrom angstroms");
        Add("kg·m·s^-2", 1_000, "kN кН");
        Add("ton", 1, "ton tons");
        Add("CNY", 1, "yuan юань юаней RMB CNY");
        Add("JPY", 1, "yen JPY иен иена");
        Add("V", 1, "V volt volts В вольт");
        Add("ohm", 1, "ohm ohms Ω Ом");
        Add("s^-1", 1, "Hz hertz Гц герц");
        Add("m·s^-1", new(1_609_344, 3_600_000), "mph");
        Add("m·s^-1", new(1_000, 3_600), "kph kmh kmph");
        Add("", 1, "unit units rad radian radians радиан радиана единица единицы единиц ед рад");
        return units.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
