using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Quorum.Code.Worker;

/// <summary>Arrays, lists, sets, dictionaries and tuples from JSON.</summary>
internal static class JsonCollections
{
    private static readonly Type[] _listInterfaces =
        [typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>)];

    private static readonly Type[] _setInterfaces = [typeof(ISet<>), typeof(IReadOnlySet<>)];

    private static readonly Type[] _dictionaryInterfaces = [typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>Reads a JSON array.</summary>
    public static object ReadArray(JsonElement json, Type type)
    {
        if (type.IsArray)
            return type.GetArrayRank() == 1 ? ReadVector(json, type.GetElementType()!) : ReadMatrix(json, type);
        if (type.IsAssignableTo(typeof(ITuple)))
            return ReadTuple(json, type);
        if (!type.IsGenericType)
            throw JsonValues.Unreadable(json, type);

        Type definition = type.GetGenericTypeDefinition();
        Type item = type.GetGenericArguments()[0];
        Type concrete = _listInterfaces.Contains(definition) ? typeof(List<>).MakeGenericType(item)
            : _setInterfaces.Contains(definition) ? typeof(HashSet<>).MakeGenericType(item)
            : type;
        Array items = ReadVector(json, item);
        // Every collection that a contest program takes has a constructor from a sequence.
        return concrete.GetConstructor([typeof(IEnumerable<>).MakeGenericType(item)]) is { } constructor
            ? constructor.Invoke([items])
            : throw JsonValues.Unreadable(json, type);
    }

    /// <summary>Reads a JSON object as a dictionary.</summary>
    public static object ReadObject(JsonElement json, Type type)
    {
        if (!type.IsGenericType || type.GetGenericArguments() is not [var keyType, var valueType])
            throw JsonValues.Unreadable(json, type);
        Type concrete = _dictionaryInterfaces.Contains(type.GetGenericTypeDefinition())
            ? typeof(Dictionary<,>).MakeGenericType(keyType, valueType)
            : type;
        if (Activator.CreateInstance(concrete) is not IDictionary dictionary)
            throw JsonValues.Unreadable(json, type);
        foreach (JsonProperty property in json.EnumerateObject())
            dictionary[((IConvertible)property.Name).ToType(keyType, CultureInfo.InvariantCulture)] = JsonValues.Read(property.Value, valueType);
        return dictionary;
    }

    private static Array ReadVector(JsonElement json, Type item)
    {
        Array array = Array.CreateInstance(item, json.GetArrayLength());
        var index = 0;
        foreach (JsonElement element in json.EnumerateArray())
            array.SetValue(JsonValues.Read(element, item), index++);
        return array;
    }

    private static Array ReadMatrix(JsonElement json, Type type)
    {
        var lengths = new int[type.GetArrayRank()];
        JsonElement level = json;
        for (var rank = 0; rank < lengths.Length; rank++)
        {
            lengths[rank] = level.ValueKind == JsonValueKind.Array ? level.GetArrayLength() : 0;
            if (lengths[rank] > 0)
                level = level[0];
        }
        Array array = Array.CreateInstance(type.GetElementType()!, lengths);
        Fill(array, json, new int[lengths.Length], 0, type);
        return array;
    }

    private static void Fill(Array array, JsonElement json, int[] index, int rank, Type type)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() != array.GetLength(rank))
            throw JsonValues.Unreadable(json, type);
        for (index[rank] = 0; index[rank] < array.GetLength(rank); index[rank]++)
        {
            JsonElement item = json[index[rank]];
            if (rank + 1 == index.Length)
                array.SetValue(JsonValues.Read(item, type.GetElementType()!), index);
            else
                Fill(array, item, index, rank + 1, type);
        }
    }

    private static object ReadTuple(JsonElement json, Type type)
    {
        Type[] types = type.GetGenericArguments();
        if (types.Length != json.GetArrayLength() || types.Length > 7)
            throw JsonValues.Unreadable(json, type);
        var items = new object?[types.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = JsonValues.Read(json[i], types[i]);
        return Activator.CreateInstance(type, items)!;
    }
}
