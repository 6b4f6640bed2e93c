// What a tile is to whoever is here: why it comes first, "not me", and a heart to find it again.
import QtQuick
import Kit
import Configurator

Rectangle {
    id: note

    required property Studio studio
    property string item: ""
    property string name: ""
    property string because: ""
    property bool favorite: false

    function explain(cell: var): void {
        if (!cell)
            return
        item = cell.itemId
        name = cell.label
        because = cell.because
        favorite = cell.favorite
        patience.restart()
    }

    visible: item !== ""
    objectName: "tileNote"
    width: Math.min(row.natural, (parent?.width ?? 0) - Tokens.s4 * 2) + Tokens.s4 * 2
    height: row.height + Tokens.s2 * 2
    anchors.horizontalCenter: parent?.horizontalCenter
    anchors.bottom: parent?.top
    anchors.bottomMargin: Tokens.s2
    radius: Tokens.radiusLarge
    color: Tokens.card
    border.width: Tokens.stroke
    border.color: Tokens.line
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    Timer { id: patience; interval: 12000; onTriggered: note.item = "" }
    Connections {
        target: note.studio
        function onFacetChanged() { note.item = "" }
        function onToolChanged() { note.item = "" }
    }
    Flow {
        id: row
        readonly property real natural: words.implicitWidth + heart.implicitWidth + (notMe.visible ? notMe.implicitWidth + spacing : 0) + away.implicitWidth + spacing * 2 + 1
        anchors.centerIn: parent
        width: Math.min(natural, note.width - Tokens.s4 * 2)
        spacing: Tokens.s3
        Label { id: words; text: note.because !== "" ? note.because : note.name; wrapMode: Text.NoWrap; height: heart.height; verticalAlignment: Text.AlignVCenter }
        Button {
            id: heart
            icon: "heart"
            label: note.favorite ? qsTr("Not a favorite any more") : qsTr("Make it a favorite")
            objectName: "favor"
            onPressed: { note.studio.favor(note.item); note.item = "" }
        }
        Button {
            id: notMe
            visible: note.because !== ""
            label: qsTr("Not me")
            objectName: "tileNotMe"
            onPressed: { note.studio.notMe(note.item); note.item = "" }
        }
        Item {
            width: away.implicitWidth
            height: heart.height
            IconButton { id: away; anchors.verticalCenter: parent.verticalCenter; icon: "close"; label: qsTr("Close"); worded: false; objectName: "tileNoteClose"; onPressed: note.item = "" }
        }
    }
}
