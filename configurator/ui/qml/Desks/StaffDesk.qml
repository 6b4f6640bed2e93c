// The staff desk: people and orders found as you type, the shop's catalog, and the shop itself.
pragma ComponentBehavior: Bound
import QtQuick
import QtQml.Models
import QtQuick.Layouts
import Kit
import Screens
import Configurator

Item {
    id: desk

    required property StaffRoom room
    readonly property bool asking: (room.form.title ?? "") !== "" || room.pinAsked

    DeskTop {
        id: top
        width: parent.width
        title: qsTr("Staff")
        hint: qsTr("A name, an order number, or scan a ticket")
        who: desk.room.who
        language: desk.room.language
        onSearched: text => desk.room.search(text)
        onEntered: text => desk.room.enter(text)
        onLanguageAsked: desk.room.otherLanguage()
        onComfortAsked: comfort.open = true
        onSignedOut: desk.room.signOut()
    }
    Segments {
        id: tabs
        anchors.top: top.bottom
        anchors.left: parent.left
        anchors.leftMargin: Tokens.s4
        width: parent.width - Tokens.s4 * 2
        choices: desk.room.tabs
        current: desk.room.tab
        onChosen: id => { top.typed = ""; desk.room.pickTab(id) }
    }
    RowLayout {
        anchors.top: tabs.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Tokens.s4
        anchors.topMargin: Tokens.s3
        spacing: Tokens.s3

        SideList {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(desk.width * 0.3, 420 * Tokens.unit * (0.5 + Tokens.textScale / 2))
            entries: desk.room.found
            selected: desk.room.selected
            empty: desk.room.empty
            onOpened: id => desk.room.open(id)
        }
        DeskPage {
            Layout.fillHeight: true
            Layout.fillWidth: true
            page: desk.room.page
            section: desk.room.section
            key: desk.room.selected
            trouble: desk.asking ? "" : desk.room.trouble
            notice: desk.room.notice
            onActed: id => desk.room.act(id)
            onSectionPicked: id => desk.room.pickSection(id)
            onKept: (id, text) => desk.room.correct(id, text)
            onTypedOn: desk.room.stillHere()
            onSwitched: (id, on) => desk.room.switchRow(id, on)
            onRowActed: id => desk.room.rowAct(id)
            onRowSeconded: id => desk.room.rowSecond(id)
            onOpened: id => desk.room.open(id)
        }
    }
    Instantiator {
        model: desk.room.tabs
        Shortcut {
            required property var modelData
            required property int index
            sequence: "Ctrl+" + (index + 1)
            enabled: !desk.asking
            onActivated: { top.typed = ""; desk.room.pickTab(modelData.id) }
        }
    }
    FormSheet {
        form: desk.room.form
        trouble: desk.room.trouble
        trying: desk.room.trying
        onSubmitted: values => desk.room.submit(values)
        onTypedOn: desk.room.stillHere()
        onDismissed: desk.room.dismiss()
    }
    Sheet {
        id: proof
        title: qsTr("Your PIN, once more")
        wide: 520 * Tokens.unit * (0.6 + 0.4 * Tokens.textScale)
        open: desk.room.pinAsked
        onOpenChanged: if (open) pad.forceActiveFocus()
        onDismissed: desk.room.dismiss()
        PinPad {
            id: pad
            width: parent.width
            trouble: desk.room.trouble
            onEntered: pin => desk.room.pinGiven(pin)
            Keys.onEscapePressed: desk.room.dismiss()
            Keys.onPressed: event => {
                if (event.text >= "0" && event.text <= "9") pad.press(event.text)
                else if (event.key === Qt.Key_Backspace) pad.press("back")
            }
        }
    }
    ComfortMenu {
        id: comfort
        textScale: desk.room.textScale
        theme: desk.room.theme
        onChosen: (textScale, theme) => desk.room.stand(textScale, theme)
        onDismissed: open = false
    }
}
